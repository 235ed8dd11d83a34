/** Whether requests may be kept without being delivered: only where nobody but the person at this machine can write one. */

import { isLoopbackHost } from '../settings/addresses.js';
import type { Settings } from '../settings.js';

export type ContactSource = Pick<
  Settings,
  'smtpUrl' | 'contactTo' | 'contactFrom' | 'contactWebhook' | 'contactWebhookSecret'
>;

/** A service behind a proxy listens on loopback too, but is everybody's. */
export const mayKeepHere = ({ host, trustProxy, publicUrl }: Pick<Settings, 'host' | 'trustProxy' | 'publicUrl'>) =>
  isLoopbackHost(host) &&
  trustProxy.kind === 'none' &&
  (publicUrl === undefined || isLoopbackHost(new URL(publicUrl).hostname));
