import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import type { PageEvent } from '../bridge';
import type { WeappHost } from '../weapp-host';
import { hostMethods } from './host-methods';

const message = z.object({ id: z.string(), method: z.string(), params: z.record(z.string(), z.unknown()).default({}) });

/** Answers WeChat's automation protocol for a running host. */
export interface AutomatorServer {
  wsEndpoint: string;
  close(): Promise<void>;
}

/** Listens on a free loopback port. Messages that the host does not know are refused by name. */
export async function serveAutomator(host: WeappHost): Promise<AutomatorServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const own = hostMethods(host);

  async function answer(text: string): Promise<string> {
    const { id, method, params } = message.parse(JSON.parse(text));
    try {
      const result = own[method] ? await own[method](params) : await inPage(host, method, params);
      return JSON.stringify({ id, result: result ?? {} });
    } catch (error) {
      return JSON.stringify({ id, error: { message: (error instanceof Error ? error.message : String(error)).replace(/^page\.evaluate: (Error: )?/, '') } });
    }
  }
  server.on('connection', (socket: WebSocket) => {
    socket.on('message', (data) => void answer(String(data)).then((text) => socket.send(text)));
    host.onEvent((event) => {
      const notice = noticeOf(event);
      if (notice && socket.readyState === socket.OPEN) socket.send(JSON.stringify(notice));
    });
  });

  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The automator server has no port');
  return {
    wsEndpoint: `ws://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
}

async function inPage(host: WeappHost, method: string, params: Record<string, unknown>): Promise<unknown> {
  const text = await host.page.evaluate(([name, given]) => window.weappHost.automation.run(name, given), [method, params] as const);
  return JSON.parse(text);
}

function noticeOf(event: PageEvent): object | undefined {
  if (event.event === 'console') return { method: 'App.logAdded', params: { type: event.level, args: [event.text] } };
  if (event.event === 'problem') return { method: 'App.exceptionThrown', params: { exception: { message: event.text } } };
  return { method: 'App.bindingCalled', params: { name: event.name, args: event.args } };
}
