/** The same journeys as in the pure turn, now with the real client over a real connection. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from '../support/service.js';
import { expectStep, messageOf, transcripts } from '../support/transcript.js';
import { visit } from './talk.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe.each([
  ['by WebSocket', true],
  ['by polling', false],
] as const)('a journey through Direct Line %s', (_, webSocket) => {
  // Polling waits a fifth of a second a turn: two journeys of each language are enough to show that it is the same.
  const played = webSocket
    ? transcripts
    : ['en', 'fr'].flatMap((language) => transcripts.filter((each) => each.language === language).slice(0, 2));

  it.each(played.map((transcript) => [transcript.name, transcript] as const))(
    '%s',
    async (_name, { language, steps }) => {
      const visitor = await visit(service.base, language, webSocket);
      try {
        expect(visitor.welcome.summary.language).toBe(language);
        let open = visitor.welcome.summary.question;
        let spoken = language;
        for (const step of steps) {
          const heard = await visitor.say(messageOf(step, open, spoken));
          expectStep(step, heard.summary, heard.text);
          open = heard.summary.question;
          spoken = heard.summary.language;
        }
      } finally {
        visitor.end();
      }
    },
  );
});

describe('the log', () => {
  it('holds no word that anybody typed', () => {
    for (const words of ['PGWP', 'Laval', 'someone@example.com', '1234-5678', 'monkey'])
      expect(service.logged()).not.toContain(words);
  });
});
