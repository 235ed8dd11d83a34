/** Where conversations are kept: the interface, and the implementation that needs nothing but a folder. */

export { openSqliteStore } from './sqlite-store.js';
export {
  type ConversationRecord,
  type LoggedActivity,
  mostActivities,
  mostReplies,
  type SaveOutcome,
  type Store,
  type StoredState,
  type TurnRecord,
} from './types.js';
