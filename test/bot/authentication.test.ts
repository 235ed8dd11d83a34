/** Who may send activities from outside: real signatures, checked by the SDK against keys on loopback. */

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { teamsMessage } from './activities.js';
import { type Bench, openBench, post } from './bench.js';
import {
  appId,
  type ChannelService,
  issuer,
  openChannelService,
  serviceUrl,
  type TokenOptions,
} from './channel-service.js';

let service: ChannelService;
let bench: Bench;

beforeAll(async () => {
  // The SDK tells every forgery to the console.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  service = await openChannelService();
  bench = await openBench({ identity: { kind: 'registered', appId, options: service.options } });
});
afterAll(async () => {
  await bench.close();
  await service.close();
  vi.restoreAllMocks();
});
beforeEach(() => {
  bench.inputs.length = 0;
});

const message = (more: Record<string, unknown> = {}) => teamsMessage('hello', { serviceUrl, ...more });
const now = () => Math.floor(Date.now() / 1000);

describe('an activity with a valid token', () => {
  it('is answered', async () => {
    expect(await post(bench.bot, message(), `Bearer ${service.token()}`)).toMatchObject({
      status: 200,
      texts: ['message 1: hello'],
    });
  });

  it("of Azure's Direct Line is answered", async () => {
    const azure = message({ channelId: 'directline', conversation: { id: 'azure' } });
    expect(await post(bench.bot, azure, `Bearer ${service.token()}`)).toMatchObject({
      status: 200,
      texts: ['message 1: hello'],
    });
  });

  it('may be the same token again', async () => {
    const token = service.token();
    for (let time = 0; time < 2; time++) expect((await post(bench.bot, message(), `Bearer ${token}`)).status).toBe(200);
  });
});

describe('a forgery is answered 401 and does nothing', () => {
  const forged: readonly [string, TokenOptions][] = [
    ['expired', { claims: { nbf: now() - 7200, exp: now() - 600 } }],
    ['not yet valid', { claims: { nbf: now() + 1200, exp: now() + 7200 } }],
    ['for another app', { claims: { aud: randomUUID() } }],
    ['for nobody', { claims: { aud: null } }],
    ['for the connector', { claims: { aud: issuer } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['of no issuer', { claims: { iss: null } }],
    [
      'of a made-up tenant',
      { claims: { iss: `https://sts.windows.net/${randomUUID()}/`, tid: randomUUID(), appid: appId, ver: '1.0' } },
    ],
    ['signed by a stranger', { key: 'stranger' }],
    ['with alg none', { alg: 'none' }],
    ['with alg HS256 over the public key', { alg: 'HS256' }],
    ['for another service', { claims: { serviceurl: 'https://smba.example/amer/' } }],
    ['for no service', { claims: { serviceurl: null } }],
    ['signed by a key that is not endorsed for the channel', { key: 'other' }],
  ];
  it.each(forged)('%s', async (_, options) => {
    expect((await post(bench.bot, message(), `Bearer ${service.token(options)}`)).status).toBe(401);
    expect(bench.inputs).toEqual([]);
  });

  const good = () => service.token();
  const changed = () => {
    const [head, claims, signature] = good().split('.') as [string, string, string];
    const more = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), exp: now() + 9999 };
    return `${head}.${Buffer.from(JSON.stringify(more)).toString('base64url')}.${signature}`;
  };
  it.each<[string, () => string | undefined]>([
    ['no header', () => undefined],
    ['an empty one', () => ''],
    ['Bearer and nothing', () => 'Bearer '],
    ['Basic', () => 'Basic dTpw'],
    ['garbage', () => 'Bearer xxxx'],
    ['garbage with dots', () => 'Bearer a.b.c'],
    ['two tokens', () => `Bearer ${good()} ${good()}`],
    ['changed claims', () => `Bearer ${changed()}`],
    ['a signature cut off', () => `Bearer ${good().replace(/[^.]+$/, '')}`],
    ['a signature made shorter', () => `Bearer ${good().slice(0, -8)}`],
    [
      'the known key id over a stranger',
      () => {
        const { kid } = JSON.parse(Buffer.from(good().split('.')[0]!, 'base64url').toString()) as { kid: string };
        return `Bearer ${service.token({ key: 'stranger', kid })}`;
      },
    ],
  ])('%s', async (_, header) => {
    expect((await post(bench.bot, message(), header())).status).toBe(401);
    expect(bench.inputs).toEqual([]);
  });

  it('a valid token with our private service URL', async () => {
    const token = service.token({ claims: { serviceurl: 'urn:ecopr-assistant:in-process' } });
    const activity = message({ serviceUrl: 'urn:ecopr-assistant:in-process', channelId: 'directline' });
    expect((await post(bench.bot, activity, `Bearer ${token}`)).status).toBe(401);
    expect(bench.inputs).toEqual([]);
  });

  it.each(['directline', 'webchat', 'emulator', 'AseChannel', 'test'])('no token and channel %s', async (channelId) => {
    expect((await post(bench.bot, message({ channelId }))).status).toBe(401);
    expect(bench.inputs).toEqual([]);
  });

  it('tells nothing about why', async () => {
    const answer = await post(bench.bot, message(), `Bearer ${service.token({ key: 'stranger' })}`);
    expect(JSON.stringify(answer.body)).not.toMatch(/key|signature|jwt|\.js/i);
  });
});

describe('when keys cannot be fetched', () => {
  it('the sender is asked to try again, and nothing is done', async () => {
    const gone = await openChannelService();
    const lonely = await openBench({ identity: { kind: 'registered', appId, options: gone.options } });
    const token = gone.token();
    await gone.close();
    expect((await post(lonely.bot, message(), `Bearer ${token}`)).status).toBe(503);
    expect(lonely.inputs).toEqual([]);
    await lonely.close();
  });
});

describe('a bot without an app id', () => {
  it('refuses everything from outside, but speaks in conversations of this process', async () => {
    const closed = await openBench({ identity: { kind: 'closed' } });
    expect((await post(closed.bot, message())).status).toBe(401);
    expect((await post(closed.bot, message(), `Bearer ${service.token()}`)).status).toBe(401);
    expect(
      await closed.bot.processDirect(
        { type: 'message', id: '1', text: 'x', channelId: 'directline' },
        { id: 'c' },
        'dl_1',
      ),
    ).toBe('ok');
    expect(closed.inputs).toHaveLength(1);
    await closed.close();
  });
});
