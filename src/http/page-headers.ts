/** The policy under which pages are shown: nothing inline, nothing of others, framed by nobody who is not named. */

import type { HttpRequest } from './types.js';

/** @param frameAncestors scheme://host[:port] of the sites that may show the page in a frame */
export const pageHeaders = ({ publicUrl }: HttpRequest, frameAncestors: readonly string[]): Record<string, string> => ({
  'cache-control': 'no-cache',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Not every browser counts ws: of the same host as 'self'.
    `connect-src 'self' ${publicUrl.replace(/^http/, 'ws')}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    ["frame-ancestors 'self'", ...frameAncestors].join(' '),
  ].join('; '),
});
