/** The log of the service: JSON lines on standard error; standard output is for the one line that people read. */

import { type Logger, pino } from 'pino';
import { describeError } from '../bot/index.js';

/** Written at once, so that the last line before an end is there. */
export const createLog = (): Logger =>
  pino({ name: 'ecopr-assistant', serializers: { err: describeError } }, pino.destination({ dest: 2, sync: true }));
