/** What a refused request is as a status, for browsers and programs. */

import type { ContactFault } from './types.js';

export const statusOf = (faults: readonly ContactFault[]): number => {
  const code = faults[0]?.code;
  return code === 'too-many' ? 429 : code === 'trouble' ? 503 : 422;
};
