import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an outside service was asked. */
export interface Asked {
  method: string;
  /** Without the leading slash, so as the clients name their endpoints. */
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
  /** Where it came as multipart/form-data: all of it. */
  form?: Buffer;
}

/** A text is sent as it stands, anything else as JSON; `status` and `type` where they are not 200 and JSON. 'silence': no answer at all. */
export type Told = 'silence' | 'cut' | { status?: number; type?: string; raw: string | Buffer } | object;

export interface OutsideService {
  origin(): string;
  asked: Asked[];
  /** The answer to each question from now on. */
  answer(act: (asked: Asked) => Told | Promise<Told>): void;
}

/** A service on a port of this machine that answers as a test tells it. */
export function useOutsideService(): OutsideService {
  let server: Server;
  let act: (asked: Asked) => Told | Promise<Told> = () => ({});
  const asked: Asked[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => void respond(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => void asked.splice(0));

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://outside');
    const bytes = Buffer.concat(chunks);
    const isForm = request.headers['content-type']?.startsWith('multipart/') ?? false;
    const text = isForm ? '' : bytes.toString('utf8');
    const question: Asked = { ...(isForm ? { form: bytes } : {}), method: request.method ?? '', path: url.pathname.slice(1), query: Object.fromEntries(url.searchParams), headers: request.headers, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
    asked.push(question);
    const told = await act(question);
    if (told === 'silence') return;
    if (told === 'cut') return void response.destroy();
    const { status = 200, type = 'application/json; encoding=utf-8', raw } = 'raw' in told ? (told as { status?: number; type?: string; raw: string | Buffer }) : { raw: JSON.stringify(told) };
    response.writeHead(status, { 'content-type': type }).end(raw);
  }

  return { origin: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, answer: (next) => void (act = next) };
}

/** Says nothing, and lets the time pass at once that whoever asks would wait: for the next `answer`. */
export function passing(milliseconds: number): () => Promise<Told> {
  jest.useFakeTimers({ doNotFake: ['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] });
  return async () => {
    await new Promise((resolve) => setImmediate(resolve));
    jest.advanceTimersByTime(milliseconds);
    jest.useRealTimers();
    return 'silence';
  };
}
