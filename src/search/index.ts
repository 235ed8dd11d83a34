/** The search: what the rest of the program may use of it. */

export { type Calibration, type LanguageCalibration, uncalibrated } from './calibration.js';
export { answeringFrom, chooseAnswerFrom, type Trial } from './choose-threshold.js';
export { createSearch, type ExplainingSearch } from './create-search.js';
export type { ExplainedWord, Explanation } from './explain.js';
export { searchHash } from './hash.js';
export { type Astray, type LanguageRehearsal, type Rehearsal, rehearse } from './rehearse.js';
export { createSpeller } from './speller.js';
export type { Hit, Search, SearchContent, SearchContext, SearchResult } from './types.js';
