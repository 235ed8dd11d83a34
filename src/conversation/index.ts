/** The conversation: one turn, pure. The shell gives it the search, the proved rules and the time. */

export { type CheckedSheet, checkSheet } from './check-sheet.js';
export { closedNotice, createClosedTurn } from './closed.js';
export { type Assistant, createAssistant, type Find, longestText, type ProvedRules, rulesInForce } from './context.js';
export { maskPersonalData, personalDataIn, personalDataMarker } from './privacy.js';
export { createSay } from './say.js';
export { blankState, languageOf, stateWith } from './state.js';
export { type ToldCheck, tellCheck } from './tell-check.js';
export { apologise, createTakeTurn } from './turn.js';
export type * from './types.js';
