/** The pages and scripts that browsers load: read and compressed once at the start, served under a strict policy. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { errorResponse } from './answer.js';
import { pageHeaders } from './page-headers.js';
import type { HttpRequest, HttpResponse, Route } from './types.js';

export interface PagesOptions {
  /** scheme://host[:port] of the sites that may show the chat in a frame. */
  readonly frameAncestors: readonly string[];
  /** The page shown in place of the demonstration site and the chat while the assistant is switched off. */
  readonly offPage?: () => string | undefined;
}

/** Address to file. Everything else that is no page lies under /assets/. */
const pages: Readonly<Record<string, string>> = {
  '/': 'site.html',
  '/chat': 'chat.html',
  '/privacy': 'privacy.html',
  '/terms': 'terms.html',
};
const script = 'widget.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};
/** These are compressed already. */
const compressed: readonly string[] = ['.png', '.ico'];

/** @param dir the folder of the built files; what is not there is answered 404 */
export const widgetRoutes = (dir: string, options: PagesOptions): readonly Route[] => {
  const files = readFiles(dir);
  const page = (address: string, name: string): Route => ({
    method: 'GET',
    path: address,
    handle: async (request) => {
      const headers = pageHeaders(request, address === '/chat' ? options.frameAncestors : []);
      const off = address === '/' || address === '/chat' ? options.offPage?.() : undefined;
      return off === undefined ? serve(files.get(name), request, headers) : offResponse(off, headers);
    },
  });
  return [
    ...Object.entries(pages).map(([address, name]) => page(address, name)),
    {
      method: 'GET',
      path: `/${script}`,
      // Every page of the host loads it: a few minutes without asking are worth more than the newest version at once.
      handle: async (request) =>
        serve(files.get(script), request, { ...forAnySite, 'cache-control': 'public, max-age=300' }),
    },
    {
      method: 'GET',
      path: '/assets/:name',
      handle: async (request) => {
        const name = request.params.name ?? '';
        const cache = hashed.test(name) ? { 'cache-control': 'public, max-age=31536000, immutable' } : {};
        return serve(name.endsWith('.html') ? undefined : files.get(name), request, { ...forAnySite, ...cache });
      },
    },
  ];
};

/** The build puts a hash of the contents into such names: what lies there never changes. */
const hashed = /-[A-Z0-9]{8}\.\w+$/;

const forAnySite = { 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'no-cache' };

/** One built file in every form in which it may be asked for. */
interface BuiltFile {
  readonly type: string;
  readonly tag: string;
  readonly plain: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}

const readFiles = (dir: string): ReadonlyMap<string, BuiltFile> => {
  const names = existsSync(dir) ? readdirSync(dir) : [];
  return new Map(
    names.flatMap((name) => {
      const extension = path.extname(name);
      const type = types[extension];
      if (type === undefined) return [];
      const plain = readFileSync(path.join(dir, name));
      const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
      const more = compressed.includes(extension) ? {} : { br: brotliCompressSync(plain), gzip: gzipSync(plain) };
      return [[name, { type, tag, plain, ...more }] as const];
    }),
  );
};

const serve = (
  file: BuiltFile | undefined,
  request: HttpRequest,
  headers: Readonly<Record<string, string>>,
): HttpResponse => {
  if (file === undefined) return errorResponse(404, 'NotFound', 'There is nothing at this address.');
  const accepted = (request.headers['accept-encoding'] ?? '').split(',').map((each) => each.trim().toLowerCase());
  const encoding = (['br', 'gzip'] as const).find(
    (each) =>
      file[each] !== undefined &&
      accepted.some((one) => one === each || (one.startsWith(`${each};`) && !/;\s*q=0(\.0*)?$/.test(one))),
  );
  // Each encoding is a representation of its own and needs a tag of its own.
  const etag = `"${file.tag}${encoding === undefined ? '' : `-${encoding}`}"`;
  const all = { ...headers, etag, vary: 'Accept-Encoding' };
  const known = (request.headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (known.includes(etag)) return { status: 304, headers: all };
  return {
    status: 200,
    body: encoding === undefined ? file.plain : file[encoding],
    contentType: file.type,
    headers: encoding === undefined ? all : { ...all, 'content-encoding': encoding },
  };
};

const offResponse = (html: string, headers: Readonly<Record<string, string>>): HttpResponse => ({
  status: 503,
  body: html,
  contentType: types['.html']!,
  headers: { ...headers, 'cache-control': 'no-store', 'retry-after': '600' },
});
