/** What the search takes and gives. */

import type { Concept, Fact, Language, OutOfScopeClass } from '../content/types.js';

/** The part of the content that the search reads. */
export interface SearchContent {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly outOfScope: ReadonlyMap<string, OutOfScopeClass>;
  readonly vocabulary: readonly Concept[];
}

/** A fact that may answer, with the calibrated chance (0 to 1) that it is the right one. */
export interface Hit {
  readonly id: string;
  readonly confidence: number;
}

export type SearchResult =
  /** The first hit answers the question. */
  | {
      readonly kind: 'answer';
      readonly language: Language;
      readonly hits: readonly Hit[];
      /** Answers a second question of the same text. */
      readonly second?: Hit | undefined;
    }
  /** One of at most three hits probably answers: ask which. */
  | { readonly kind: 'clarify'; readonly language: Language; readonly hits: readonly Hit[] }
  /** The question belongs to a named class that is not answered here. */
  | {
      readonly kind: 'out-of-scope';
      readonly language: Language;
      readonly outOfScope: string;
      readonly hits: readonly Hit[];
    }
  /** Nothing here answers it. */
  | { readonly kind: 'none'; readonly language: Language; readonly hits: readonly Hit[] };

/** What came before a question. */
export interface SearchContext {
  readonly before: string;
}

export interface Search {
  /**
   * Finds the facts that answer a question.
   * @param text what the person typed, at most 4,000 characters are read
   * @param language the language of the conversation; the other one is tried too, `result.language` tells which matched
   * @param context the fact that was told last, for a text that goes on from there ("and for my kids?")
   */
  find(text: string, language: Language, context?: SearchContext): SearchResult;
}
