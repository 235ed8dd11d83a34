/** A log for restify that keeps quiet: what is worth logging is logged by those who know what may be told. */

import type restify from 'restify';

type RestifyLog = NonNullable<restify.ServerOptions['log']>;

const silent = () => undefined;

export const restifyLog = {
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
} as unknown as RestifyLog;
