/** The conversation: one turn, pure. The shell gives it the search, the proved rules and the time. */

export { closedNotice, createClosedTurn } from './closed.js';
export { type Assistant, createAssistant, type Find, type ProvedRules } from './context.js';
export { maskPersonalData, personalDataIn, personalDataMarker } from './privacy.js';
export { blankState, languageOf, stateWith } from './state.js';
export { apologise, createTakeTurn, longestText } from './turn.js';
export type * from './types.js';
