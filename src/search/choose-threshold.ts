/** Chooses from which chance on a language is answered, by questions that were written for choosing. */

import type { Language } from '../content/types.js';
import type { Calibration } from './calibration.js';
import { createSearch } from './create-search.js';
import type { SearchContent } from './types.js';

/** A question with the facts that answer it; none when it is not ours. */
export interface Trial {
  readonly text: string;
  readonly facts: readonly string[];
}

/**
 * At most this share of our questions may be answered wrongly, and of the others be answered at all. The promise is 3 % and
 * 1 % for questions that nobody here has read; the authors read these and mended what they found, so they flatter.
 */
const most = { wrong: 0.02, outside: 0.005 } as const;
/** The lowest and the highest threshold tried, in hundredths. */
const tried = { from: 55, to: 90 } as const;

/** The lowest threshold that keeps both promises; the highest one when none does. */
export const chooseAnswerFrom = (
  content: SearchContent,
  calibration: Calibration,
  language: Language,
  trials: readonly Trial[],
): number => {
  const search = createSearch(content, answeringFrom(calibration, language, tried.from / 100));
  /** The chances at which something wrong was answered, of our questions and of the others. */
  const mistaken = (list: readonly Trial[]): readonly number[] =>
    list.flatMap(({ text, facts }) => {
      const found = search.find(text, language);
      return found.kind === 'answer' && !facts.includes(found.hits[0]!.id) ? [found.hits[0]!.confidence] : [];
    });
  const ours = trials.filter(({ facts }) => facts.length > 0);
  const others = trials.filter(({ facts }) => facts.length === 0);
  const wrong = mistaken(ours);
  const outside = mistaken(others);
  for (let hundredths = tried.from; hundredths < tried.to; hundredths++) {
    const from = (chances: readonly number[]): number => chances.filter((chance) => chance >= hundredths / 100).length;
    if (from(wrong) <= most.wrong * ours.length && from(outside) <= most.outside * others.length)
      return hundredths / 100;
  }
  return tried.to / 100;
};

/** The calibration with another threshold for one language. */
export const answeringFrom = (calibration: Calibration, language: Language, answerFrom: number): Calibration => ({
  ...calibration,
  languages: { ...calibration.languages, [language]: { ...calibration.languages[language], answerFrom } },
});
