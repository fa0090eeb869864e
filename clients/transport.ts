import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';

export interface Question {
  method: string;
  url: URL;
  headers?: Record<string, string>;
  /** For the first byte of an answer; absent: four seconds. */
  withinMs?: number;
  body?: string | Buffer;
  /** Of the body; JSON where nothing is said. */
  contentType?: string;
}

export interface RawAnswer {
  status: number;
  mediaType: string;
  length: number | null;
  headers: http.IncomingHttpHeaders;
  body: Readable;
}

/** Failed on the way. `sent`: the other side may have seen the question. Its text holds no address. */
export class TransportError extends Error {
  constructor(
    readonly code: string,
    readonly sent: boolean,
  ) {
    super(code);
    this.name = 'TransportError';
  }
}

const connectWithinMs = 3000;
/** For the first byte of an answer, and again for the rest of one that is read as a whole. */
const answerWithinMs = 4000;
const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };

/** Asks once and follows nothing. What was not answered in time is told apart by whether it can have arrived. */
export function exchange({ method, url, body, headers = {}, withinMs = answerWithinMs, contentType = 'application/json' }: Question): Promise<RawAnswer> {
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    let sent = false;
    const request = (secure ? https : http).request(url, {
      method,
      agent: secure ? agents['https:'] : agents['http:'],
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': contentType }), ...headers },
    });
    const give = (code: string): void => {
      clearTimeout(timer);
      request.destroy();
      reject(new TransportError(code, sent));
    };
    let timer = setTimeout(() => give('connectTimeout'), connectWithinMs);
    const connected = (): void => {
      sent = true;
      clearTimeout(timer);
      timer = setTimeout(() => give('timeout'), withinMs);
    };
    request.once('socket', (socket) => {
      if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', connected);
      else connected();
    });
    request.on('error', (error: NodeJS.ErrnoException) => give(error.code ?? 'network'));
    request.on('response', (response) => {
      clearTimeout(timer);
      const length = Number(response.headers['content-length']);
      resolve({
        status: response.statusCode ?? 0,
        mediaType: (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
        length: Number.isFinite(length) ? length : null,
        headers: response.headers,
        body: response,
      });
    });
    request.end(body);
  });
}

/** @throws TransportError when it is longer than `limit`, breaks off, or takes too long */
export async function readAll({ body }: RawAnswer, limit: number, withinMs = answerWithinMs): Promise<Buffer> {
  const timer = setTimeout(() => body.destroy(new TransportError('timeout', true)), withinMs);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += (chunk as Buffer).length;
      if (length > limit) throw new TransportError('tooLong', true);
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw error instanceof TransportError ? error : new TransportError('brokenOff', true);
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}
