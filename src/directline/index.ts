/** Direct Line 3.0, served by this process. */

export { botId } from './activity-log.js';
export { createDirectLine } from './direct-line.js';
export type { Activity, Connector, Conversation, DirectLine, DirectLineDeps, Limits, Log } from './types.js';
