/** Which sites may call from a browser, and the headers that tell browsers so. */

/** @returns whether pages of `origin` may call; `reached` is scheme://host[:port] under which the request came in */
export type OriginAllowed = (origin: string, reached: string) => boolean;

/**
 * The Host header says what a page is called, and anybody can give a name of theirs the address of this machine (DNS
 * rebinding): so a page is our own only on loopback, where no such name ends, or under the public address that is set.
 * @param allowed scheme://host[:port] of each site
 * @param publicUrl scheme://host[:port] of the service itself
 */
export const createOriginAllowed = (allowed: readonly string[], publicUrl: string | undefined): OriginAllowed => {
  const known = new Set(allowed);
  const own = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return (origin, reached) => {
    if (known.has(origin)) return true;
    if (!URL.canParse(origin)) return false;
    const { host, hostname } = new URL(origin);
    // A proxy that ends TLS leaves the service with the wrong scheme: host and port must do.
    return host === new URL(reached).host && (host === own || isLoopback(hostname));
  };
};

const isLoopback = (hostname: string): boolean =>
  hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname) || /^([a-z0-9-]+\.)*localhost$/.test(hostname);

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
