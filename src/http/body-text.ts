/** Reads the body of a request as text: limits first, so that nothing costly is ever done for a stranger. */

import type { IncomingMessage } from 'node:http';

/** Why a body is refused. `unread`: the rest of it is still on its way and must not be waited for. */
export class BodyRefused extends Error {
  readonly status: number;
  readonly code: string;
  readonly unread: boolean;
  constructor(status: number, code: string, message: string, unread = false) {
    super(message);
    this.name = 'BodyRefused';
    this.status = status;
    this.code = code;
    this.unread = unread;
  }
}

export interface BodyLimits {
  /** The one type that is taken. */
  readonly type: string;
  /** Bytes. */
  readonly longest: number;
  /** How long the whole body may take. */
  readonly milliseconds: number;
}

/**
 * @returns undefined when there is no body
 * @throws BodyRefused
 */
export const readBodyText = async (
  request: IncomingMessage,
  { type, longest, milliseconds }: BodyLimits,
): Promise<string | undefined> => {
  const declared = request.headers['content-length'];
  const empty = declared === undefined ? request.headers['transfer-encoding'] === undefined : Number(declared) === 0;
  if (empty) return undefined;
  if (Number(declared) > longest) throw tooLarge(longest);
  checkType(request, type);
  const bytes = await readBytes(request, longest, milliseconds);
  if (bytes.length === 0) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BodyRefused(400, 'BadSyntax', 'The body must be UTF-8.');
  }
};

const tooLarge = (longest: number): BodyRefused =>
  new BodyRefused(413, 'PayloadTooLarge', `The body must not be larger than ${longest} bytes.`, true);

/** Compressed bodies hide their size, and types that are not expected are what other sites can make a browser send. */
const checkType = ({ headers }: IncomingMessage, expected: string): void => {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    throw new BodyRefused(415, 'UnsupportedMediaType', 'Send the body without Content-Encoding.', true);
  }
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((each) => each.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (type !== expected || (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')) {
    throw new BodyRefused(415, 'UnsupportedMediaType', `Send the body as ${expected} in UTF-8.`, true);
  }
};

const readBytes = (request: IncomingMessage, longest: number, milliseconds: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(() => {
      stop(() => reject(new BodyRefused(408, 'RequestTimeout', 'The body took too long.', true)));
    }, milliseconds);
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length > longest) stop(() => reject(tooLarge(longest)));
      else chunks.push(chunk);
    };
    const end = () => stop(() => resolve(Buffer.concat(chunks)));
    const broken = () => stop(() => reject(new BodyRefused(400, 'BadSyntax', 'The body ended early.', true)));
    const stop = (settle: () => void) => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('error', broken).off('close', broken);
      settle();
    };
    request.on('data', take).on('end', end).on('error', broken).on('close', broken);
  });
