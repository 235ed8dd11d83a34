/** Personal data that somebody types reaches neither the store nor the log, and is not echoed. */

import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { personalDataMarker } from '../../src/conversation/index.js';
import { startService } from '../support/service.js';

const secret = 'a-secret-of-a-test';

const post = async (url: string, token: string, body: object) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBeLessThan(300);
  return (await answer.json()) as { conversationId: string; token: string; id: string };
};

it('personal data is echoed as a marker and stands in no file afterwards', async () => {
  const service = await startService({ DIRECT_LINE_SECRET: secret });
  const started = await post(`${service.base}/v3/directline/conversations`, secret, { user: { id: 'dl_visitor' } });
  const url = `${service.base}/v3/directline/conversations/${started.conversationId}/activities`;
  const typed = 'my UCI is 7391-4482, call 416-555-0143 or mail quokka.person@example.org';
  const { id } = await post(url, started.token, {
    type: 'message',
    from: { id: 'dl_visitor' },
    text: typed,
    channelData: { clientActivityID: 'mark-1', messageBack: { displayText: typed } },
  });
  const read = await fetch(`${url}?watermark=`, { headers: { authorization: `Bearer ${started.token}` } });
  const { activities } = (await read.json()) as {
    activities: {
      id: string;
      text?: string;
      channelData?: { clientActivityID?: string };
      entities?: { ending?: string }[];
    }[];
  };
  const echo = activities.find((activity) => activity.id === id);
  expect(echo).toMatchObject({ text: personalDataMarker, channelData: { clientActivityID: 'mark-1' } });
  expect(activities.flatMap(({ entities }) => entities ?? []).map(({ ending }) => ending)).toContain('personal-data');
  await service.stop();

  const files = fs
    .readdirSync(service.dataDir)
    .map((name) => fs.readFileSync(path.join(service.dataDir, name)).toString('latin1'));
  expect(files.length).toBeGreaterThan(0);
  for (const secretWord of ['7391-4482', '416-555-0143', 'quokka']) {
    for (const file of files) expect(file.includes(secretWord)).toBe(false);
    expect(service.logged()).not.toContain(secretWord);
  }
});

it('what was noted for the authors goes with the person who asks to be forgotten', async () => {
  const service = await startService({ DIRECT_LINE_SECRET: secret });
  const started = await post(`${service.base}/v3/directline/conversations`, secret, { user: { id: 'dl_visitor' } });
  const url = `${service.base}/v3/directline/conversations/${started.conversationId}/activities`;
  const say = (text: string) => post(url, started.token, { type: 'message', from: { id: 'dl_visitor' }, text });
  const inFiles = () =>
    fs
      .readdirSync(service.dataDir)
      .filter((name) =>
        fs.readFileSync(path.join(service.dataDir, name)).toString('latin1').includes('frimselquandaloo'),
      );
  await say('zorblat frimselquandaloo wexford?');
  await expect.poll(inFiles).not.toEqual([]);
  await say('forget me');
  await expect.poll(inFiles, { timeout: 15_000 }).toEqual([]);
  await service.stop();
});
