/** Pages and scripts: policy, caching, compression, the switch. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainPage, widgetRoutes } from '../../src/http/index.js';
import { type HttpBench, openServer } from './bench.js';

let bench: HttpBench;
let folder: string;
let off: string | undefined;
const chat = '<!doctype html><p>chat</p>'.repeat(50);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ecopr-pages-'));
  const files = {
    'chat.html': chat,
    'site.html': 'site',
    'privacy.html': 'p',
    'widget.js': 'w()',
    'chat.css': 'c{}',
    'chat-4AKD7Q2Z.js': 'h()',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  bench = await openServer(widgetRoutes(folder, { frameAncestors: ['https://site.example'], offPage: () => off }));
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

/** fetch would decompress by itself. */
const get = (
  address: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> =>
  new Promise((resolve, reject) => {
    request(bench.base + address, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });

describe('a page', () => {
  it('has a strict policy; the chat may be framed by the sites that may embed it, others by nobody else', async () => {
    const framed = String((await get('/chat')).headers['content-security-policy']);
    expect(framed).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(framed).toContain(`connect-src 'self' ws://127.0.0.1:${bench.port}`);
    expect(framed).toContain("frame-ancestors 'self' https://site.example");
    expect(framed).not.toContain('unsafe');
    expect(String((await get('/')).headers['content-security-policy'])).toMatch(/frame-ancestors 'self'$/);
  });

  it('comes compressed when it may', async () => {
    const plain = await get('/chat');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const br = await get('/chat', { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body).toString()).toBe(chat);
    const gzip = await get('/chat', { 'accept-encoding': 'br;q=0, gzip' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(chat);
    expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(br.headers.vary).toContain('Accept-Encoding');
  });

  it('is not sent again when it is known', async () => {
    const { headers } = await get('/chat');
    const again = await get('/chat', { 'if-none-match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('that was not built is 404', async () => {
    expect((await get('/terms')).status).toBe(404);
  });
});

describe('assets', () => {
  it('bear their type and are for every site', async () => {
    expect((await get('/widget.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=300',
    });
    expect((await get('/assets/chat.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  });

  it('with a hash in their name are never asked for twice', async () => {
    expect((await get('/assets/chat-4AKD7Q2Z.js')).headers['cache-control']).toContain('immutable');
    expect((await get('/assets/chat.css')).headers['cache-control']).toBe('no-cache');
  });

  it.each(['/assets/..%2fpages.test.ts', '/assets/chat.html', '/assets/none.js', '/assets/'])(
    '%s is 404',
    async (address) => {
      expect((await get(address)).status).toBe(404);
    },
  );
});

describe('switched off', () => {
  it('the site and the chat say so, the rest stays', async () => {
    off = plainPage({
      language: 'en',
      title: 'Off',
      blocks: ['a < b', [{ text: 'IRCC', url: 'https://ircc.example/?a=1&b="2"' }]],
    });
    for (const address of ['/', '/chat']) {
      const { status, body, headers } = await get(address);
      expect(status).toBe(503);
      expect(headers['retry-after']).toBeDefined();
      expect(body.toString()).toContain('a &lt; b');
      expect(body.toString()).toContain('<a href="https://ircc.example/?a=1&amp;b=&quot;2&quot;">IRCC</a>');
    }
    expect((await get('/privacy')).status).toBe(200);
    off = undefined;
    expect((await get('/chat')).status).toBe(200);
  });
});
