/** The recommendations that the service writes for people whose answers are known, in both languages. */

import { createTakeTurn } from '../../src/conversation/index.js';
import { assistant, personas } from '../support/project.js';

export interface RealSheet {
  readonly who: string;
  readonly language: 'en' | 'fr';
  readonly text: string;
}

const takeTurn = createTakeTurn(assistant);

export function realSheets(): RealSheet[] {
  return personas.flatMap(({ id, answers }) =>
    (['en', 'fr'] as const).map((language) => {
      const input = {
        kind: 'message',
        text: language === 'en' ? 'start' : 'commencer',
        value: { command: 'start', answers },
        locale: `${language}-CA`,
        place: 'private',
      } as const;
      const { replies } = takeTurn(undefined, input, new Date('2026-11-24T12:00:00Z'));
      return { who: id, language, text: replies.at(-1)!.text };
    }),
  );
}
