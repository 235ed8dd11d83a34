/** Where conversations are kept: the interface, and the implementation that needs nothing but a folder. */

export {
  type AddContactOutcome,
  type ClaimedContact,
  type ContactDelivery,
  type ContactStore,
  mostContacts,
  type NewContact,
  type StoredContact,
} from './contact-types.js';
export { openSqliteBeside, type StoreBeside } from './sqlite-beside.js';
export { openSqliteStore } from './sqlite-store.js';
export {
  type ConversationRecord,
  type KeptGap,
  type LoggedActivity,
  mostActivities,
  mostReplies,
  type SaveOutcome,
  type Store,
  type StoredState,
  type TurnRecord,
} from './types.js';
