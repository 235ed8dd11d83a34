/** Question in, ranked facts with calibrated confidence out. Builds one index a language; about 0.2 s each. */

import { type Language, languages } from '../content/types.js';
import { type Asker, type Asking, createAsker } from './ask.js';
import type { Calibration } from './calibration.js';
import { entriesOf } from './entries.js';
import { type Explanation, explainAsking } from './explain.js';
import type { Search, SearchContent, SearchResult } from './types.js';

/** From this share of words known in its own language on, a text is not tried in the other. */
const ownEnough = 0.8;
/** The other language is asked when this much more of the words, 0 to 1, are its own. */
const muchMore = 0.1;

/** A search that can also say why. */
export interface ExplainingSearch extends Search {
  /** Asks like `find` and shows the sums behind the result. For authors; a few times slower. */
  explain(text: string, language: Language): Explanation;
}

const other = (language: Language): Language => (language === 'en' ? 'fr' : 'en');

const resultOf = (asking: Asking): SearchResult => {
  const { kind, hits, outOfScope } = asking.verdict;
  const { language } = asking.index;
  if (kind === 'out-of-scope' && outOfScope !== undefined) return { kind, language, outOfScope, hits };
  if (kind === 'answer') return { kind, language, hits, second: asking.second };
  return kind === 'out-of-scope' ? { kind: 'none', language, hits } : { kind, language, hits };
};

/**
 * Makes the search over checked content.
 * @param calibration from `rehearse` over the same content; a stale one works, but its chances are then only near
 */
export const createSearch = (content: SearchContent, calibration: Calibration): ExplainingSearch => {
  const askers = Object.fromEntries(
    languages.map((language) => [
      language,
      createAsker(entriesOf(content, language), content.vocabulary, language, calibration.languages[language]),
    ]),
  ) as Record<Language, Asker>;

  /** The other language is believed only when it knows more of the words as typed and is surer. */
  const ask = (text: string, language: Language, before?: string): Asking => {
    const own = askers[language](text, before);
    if (own.exact || own.native >= ownEnough) return own;
    const elsewhere = askers[other(language)];
    if (elsewhere.native(text) <= own.native + muchMore) return own;
    const foreign = elsewhere(text, before);
    return foreign.exact || foreign.verdict.sure > own.verdict.sure ? foreign : own;
  };

  return {
    find: (text, language, context) => resultOf(ask(text, language, context?.before)),
    explain: (text, language) => {
      const asking = ask(text, language);
      return explainAsking(asking, resultOf(asking), calibration.languages[asking.index.language].answerWeight);
    },
  };
};
