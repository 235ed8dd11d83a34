/** Checks how facts are worded: short titles that ask, short answers, no addresses. */

import type { Mistake } from './mistakes.js';
import { reportTo } from './report-to.js';
import type { Parsed } from './to-content.js';
import { languages } from './types.js';
import type { Places } from './yaml-file.js';

/** The longest title: it is shown on a button of a phone. */
const longestTitle = 80;
/** A worried person reads no more at once; what does not fit is another fact. */
const mostSentences = 4;

/** Ends of sentences: a mark, perhaps a closing quote, and what begins another. "St. Pierre" is one word. */
const sentenceEnd = /(?<!\bSt)[.!?…][»”"]?\s+(?=[\p{Lu}\d«“"])/u;

export const checkFacts = (parsed: Parsed, places: Places, mistakes: Mistake[]): void => {
  const report = reportTo(places, mistakes);
  for (const fact of parsed.facts.flatMap(({ data }) => data)) {
    for (const language of languages) {
      for (const answer of [fact.answer, ...(fact.variants ?? [])]) {
        if (/https?:|www\.|\]\(/.test(answer[language]))
          report(
            'address-in-answer',
            answer,
            language,
            `the answer of "${fact.id}" holds an address`,
            'Take it out: links come from the sources',
          );
        const sentences = answer[language].split(sentenceEnd).length;
        if (sentences > mostSentences)
          report(
            'long-answer',
            answer,
            language,
            `the answer of "${fact.id}" has ${sentences} sentences`,
            `Keep to ${mostSentences}: the direct answer first, then what prevents harm; the rest may be a fact of its own`,
          );
      }
      if (fact.title[language].length > longestTitle || !fact.title[language].endsWith('?'))
        report(
          'title-form',
          fact.title,
          language,
          `the title of "${fact.id}" is no short question`,
          `Write at most ${longestTitle} characters that end with "?"`,
        );
    }
  }
};
