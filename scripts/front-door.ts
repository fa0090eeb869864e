import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FrontDoor {
  origin: string;
  close(): Promise<void>;
}

/**
 * Stands before several processes as an installation's proxy does: each call goes to the next one, past those that do not
 * listen. What breaks off half-way is not sent again: that is for the caller to do.
 */
export async function openFrontDoor(ports: readonly number[]): Promise<FrontDoor> {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;

  const pass = (asked: IncomingMessage, body: Buffer, answer: ServerResponse, left: number): void => {
    turn = (turn + 1) % ports.length;
    const { method, url, headers } = asked;
    const call = request({ host: '127.0.0.1', port: ports[turn], method, path: url, headers, agent }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
      answered.on('error', () => answer.destroy());
    });
    call.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && left > 0) pass(asked, body, answer, left - 1);
      else if (!answer.headersSent) answer.writeHead(502).end();
    });
    call.end(body);
  };

  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => pass(asked, Buffer.concat(chunks), answer, ports.length - 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}
