import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Settings } from '../settings';
import { createApp, type App, type AppDependencies } from './app';

/** How long an answer under way may still take when the process is asked to stop. */
const graceMs = 10_000;

export interface RunningServer {
  /** With the port that was really taken, e.g. 'http://127.0.0.1:41873'. */
  url: string;
  app: App;
  /** Refuses new work, lets what is under way finish for up to 10 s, then closes. Safe to call twice. */
  close(): Promise<void>;
}

/** Listens as the settings say; the database is connected by the caller. Port 0 takes any free port. */
export async function startServer(settings: Settings, dependencies: AppDependencies = {}): Promise<RunningServer> {
  const app = createApp(settings, dependencies);
  const server = createServer({ keepAliveTimeout: 20_000, headersTimeout: 15_000, requestTimeout: 300_000, maxHeaderSize: 16 * 1024 }, app.koa.callback());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = settings.host === '0.0.0.0' || settings.host === '::' ? '127.0.0.1' : settings.host;
  let closing: Promise<void> | undefined;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    app,
    close: () => {
      app.lifecycle.stopping = true;
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
