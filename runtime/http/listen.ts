import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Lifecycle } from './health';

/** How long an answer under way may still take when the process is asked to stop. */
const graceMs = 10_000;

export interface Listening {
  /** With the port that was really taken, e.g. 'http://127.0.0.1:41873'. */
  url: string;
  /** Refuses new work, lets what is under way finish for up to 10 s, then closes. Safe to call twice. */
  close(): Promise<void>;
}

/** Listens at an address of this machine; port 0 takes any free one. */
export async function listen({ port, host }: { port: number; host: string }, lifecycle: Lifecycle, answer: RequestListener): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 20_000, headersTimeout: 15_000, requestTimeout: 300_000, maxHeaderSize: 16 * 1024 }, answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  let closing: Promise<void> | undefined;
  return {
    url: `http://${name.includes(':') ? `[${name}]` : name}:${taken}`,
    close: () => {
      lifecycle.stopping = true;
      closing ??= closeGently(server);
      return closing;
    },
  };
}

function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(limit);
      resolve();
    });
    server.closeIdleConnections();
  });
}
