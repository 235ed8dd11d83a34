/** The same journeys as in the pure turn: with the real client over a real connection, and as activities from Teams. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from '../support/service.js';
import { play, transcripts } from '../support/transcript.js';
import { visit } from './talk.js';
import { type Connector, join, openConnector } from './teams.js';

const secret = 'a-secret-of-a-test';
const started = Date.now();
let ahead = 0;
/** A day on which the content is fresh, with the time of somebody's absence. */
const clock = () => new Date(Date.parse('2026-11-23T12:00:00Z') + Date.now() - started + ahead);
const pass = (milliseconds: number) => {
  ahead += milliseconds;
};

let service: Service;
let connector: Connector;
beforeAll(async () => {
  service = await startService({ BOT_AUTH: 'none', DIRECT_LINE_SECRET: secret }, { clock });
  connector = await openConnector();
});
afterAll(async () => {
  await service.stop();
  await connector.close();
});

const inPrivate = transcripts.filter(({ place }) => place !== 'shared');
const named = (played: typeof transcripts) => played.map((transcript) => [transcript.name, transcript] as const);

describe.each([
  ['by WebSocket', true],
  ['by polling', false],
] as const)('a journey through Direct Line %s', (_, webSocket) => {
  // Polling waits a fifth of a second a turn: two journeys of each language are enough to show that it is the same.
  const played = webSocket
    ? inPrivate
    : ['en', 'fr'].flatMap((language) => inPrivate.filter((each) => each.language === language).slice(0, 2));

  it.each(named(played))('%s', async (_name, transcript) => {
    const { language } = transcript;
    ahead = 0;
    const visitor = await visit({ base: service.base, language, webSocket, secret, pass });
    try {
      expect(visitor.welcome.summary.language).toBe(language);
      await play(transcript, visitor);
    } finally {
      visitor.end();
    }
  });
});

describe('a journey through Teams', () => {
  it.each(named(transcripts))('%s', async (_name, transcript) => {
    const { language, place = 'private' } = transcript;
    ahead = 0;
    await play(transcript, await join({ base: service.base, connector, language, place, pass }));
  });
});

describe('the log', () => {
  it('holds no word that anybody typed', () => {
    for (const words of ['PGWP', 'Laval', 'someone@example.com', '1234-5678', 'monkey'])
      expect(service.logged()).not.toContain(words);
  });
});
