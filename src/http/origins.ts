/** Which sites may call from a browser, and the headers that tell browsers so. */

/** @returns whether pages of `origin` may call; `ownOrigin` is the service's own, always allowed */
export type OriginAllowed = (origin: string, ownOrigin: string) => boolean;

/** @param allowed scheme://host[:port] of each site */
export const createOriginAllowed = (allowed: readonly string[]): OriginAllowed => {
  const known = new Set(allowed);
  // A proxy that ends TLS leaves the service with the wrong scheme: host and port must do.
  return (origin, ownOrigin) => known.has(origin) || (URL.canParse(origin) && hostOf(origin) === hostOf(ownOrigin));
};

const hostOf = (origin: string): string => new URL(origin).host;

/** Headers of every answer to a page of an allowed site, errors among them: without them the page sees no status. */
export const corsHeaders = (origin: string): Record<string, string> => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'retry-after',
});

/** Headers of the answer to a preflight. `*` would not cover authorization. */
export const preflightHeaders = (origin: string): Record<string, string> => ({
  ...corsHeaders(origin),
  'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'access-control-max-age': '600',
});
