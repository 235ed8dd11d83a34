/** Where conversations are kept: the interface, and the implementation that needs nothing but a folder. */

export { openSqliteStore } from './sqlite-store.js';
export type {
  ConversationRecord,
  LoggedActivity,
  SaveOutcome,
  Store,
  StoredState,
  TurnRecord,
} from './types.js';
