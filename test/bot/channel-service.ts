/** Plays the Bot Framework's login service on loopback: OpenID metadata, keys, and tokens signed with them. */

import { createHmac, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const appId = '8f2f7a4e-5c1d-4b0e-9a57-3d2c1b0a9e8f';
export const issuer = 'https://api.botframework.com';
export const serviceUrl = 'https://smba.example/emea/';

export interface TokenOptions {
  /** `stranger`: a key that the metadata does not know; `other`: one that is endorsed for another channel. */
  readonly key?: 'channel' | 'other' | 'stranger';
  readonly kid?: string;
  readonly alg?: 'RS256' | 'none' | 'HS256';
  /** Replaces claims; null leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface ChannelService {
  /** Settings for the bot: all of the cloud's addresses, because the SDK takes all or none. */
  readonly options: Readonly<Record<string, string>>;
  token(options?: TokenOptions): string;
  close(): Promise<void>;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const openChannelService = async (): Promise<ChannelService> => {
  const pair = () => ({ ...generateKeyPairSync('rsa', { modulusLength: 2048 }), kid: randomUUID() });
  const keys = { channel: pair(), other: pair(), stranger: pair() };
  const jwk = ({ publicKey, kid }: { publicKey: KeyObject; kid: string }, endorsements: string[]) => ({
    ...publicKey.export({ format: 'jwk' }),
    use: 'sig',
    kid,
    x5t: kid,
    endorsements,
  });
  const server = createServer((request, response) => {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        request.url === '/keys'
          ? { keys: [jwk(keys.channel, ['msteams', 'directline', 'webchat']), jwk(keys.other, ['webchat'])] }
          : { issuer, jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ['RS256'] },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const token: ChannelService['token'] = ({ key = 'channel', kid, alg = 'RS256', claims = {} } = {}) => {
    const { privateKey, publicKey, kid: own } = keys[key];
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: now - 5, exp: now + 3600, ...claims };
    const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
    const signed = `${encode({ alg, typ: 'JWT', kid: kid ?? own })}.${encode(kept)}`;
    if (alg === 'none') return `${signed}.`;
    if (alg === 'HS256') {
      const pem = publicKey.export({ type: 'spki', format: 'pem' });
      return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
    }
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  };

  return {
    options: {
      MicrosoftAppId: appId,
      MicrosoftAppPassword: 'not-a-real-one',
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: issuer,
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: issuer,
      ToBotFromChannelOpenIdMetadataUrl: `${base}/channel`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${base}/emulator`,
      CallerId: 'urn:botframework:azure',
    },
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
