import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CuttableLine {
  /** The same server, through this line. */
  url(): string;
  cut(): void;
  mend(): void;
  /** Instead of the server's, e.g. that of a newer build. */
  answer(path: string, type: string, body: string): void;
}

/** A line to the server that can be cut: for the pages and for their workers alike, which a browser's own switch does not reach. */
export function useCuttableLine(server: () => string): CuttableLine {
  const open = new Set<Socket>();
  let whole = true;
  const answers = new Map<string, Buffer>();
  const line = createServer((socket) => {
    if (!whole) return socket.destroy();
    const { hostname, port } = new URL(server());
    const far = connect(Number(port), hostname);
    for (const [one, other] of [[socket, far], [far, socket]] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    far.pipe(socket);
    socket.on('end', () => far.end());
    socket.on('data', (asked) => {
      const answer = answers.get(/^GET (\S+) /.exec(asked.toString('latin1'))?.[1] ?? '');
      if (answer) socket.end(answer);
      else far.write(asked);
    });
  });
  beforeAll(() => new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    open.forEach((socket) => socket.destroy());
    line.close();
  });
  return {
    url: () => `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    cut() {
      whole = false;
      open.forEach((socket) => socket.destroy());
    },
    mend() {
      whole = true;
    },
    answer(path, type, body) {
      answers.set(path, Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`));
    },
  };
}
