/** A restart in the middle of an interview loses nothing. */

import { expect, it } from 'vitest';
import { startService } from '../support/service.js';

const call = async (base: string, path: string, token: string, body?: object) => {
  const answer = await fetch(`${base}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBeLessThan(300);
  return (await answer.json()) as {
    activities: { text?: string; entities?: { type: string; question?: string; outcome?: string }[] }[];
    conversationId: string;
    token: string;
  };
};

it('an interview goes on where it was after the service was restarted', async () => {
  const secret = 'a-secret-of-a-test';
  let service = await startService({ DIRECT_LINE_SECRET: secret });
  const { dataDir } = service;
  const started = await call(service.base, '/v3/directline/conversations', secret, { user: { id: 'dl_visitor' } });
  const path = `/v3/directline/conversations/${started.conversationId}/activities`;
  const say = (text: string, value?: object) =>
    call(service.base, path, started.token, {
      type: 'message',
      from: { id: 'dl_visitor' },
      text,
      ...(value ? { value } : {}),
    });
  const lastTurn = async () => {
    const { activities } = await call(service.base, `${path}?watermark=`, started.token);
    return activities
      .flatMap(({ entities }) => entities ?? [])
      .filter(({ type }) => type === 'urn:ecopr-assistant:turn')
      .at(-1);
  };

  await say('start');
  await say('x', { question: 'place', value: 'inside' });
  expect(await lastTurn()).toMatchObject({ question: 'stage', answers: { place: 'inside' } });
  const before = (await call(service.base, `${path}?watermark=`, started.token)).activities.length;

  await service.stop();
  service = await startService({ DIRECT_LINE_SECRET: secret }, { dataDir });
  try {
    expect((await call(service.base, `${path}?watermark=`, started.token)).activities).toHaveLength(before);
    await say('x', { question: 'stage', value: 'card' });
    await say('x', { question: 'changes', value: 'none' });
    await say('x', { question: 'rep', value: 'none' });
    expect(await lastTurn()).toMatchObject({ ending: 'recommended', outcome: 'card-in-hand' });
  } finally {
    await service.stop();
  }
});
