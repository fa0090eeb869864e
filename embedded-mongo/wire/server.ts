import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { failure } from '../errors';
import type { Engine } from '../engine';
import { dispatch } from '../commands/registry';
import { frameReply, MAX_MESSAGE_BYTES, parseMessage, replyDocument, type Request } from './message';

const HEADER_BYTES = 16;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export interface ListenOptions { host?: string; port?: number; socketPath?: string }

/** Refuses every address but this machine's own: the engine knows no passwords. */
function checkHost(host: string): void {
  if (!LOOPBACK.has(host)) {
    throw new Error(`内置数据库只监听本机地址，不能监听 ${host}\nThe embedded database listens on this machine only, not on ${host}`);
  }
}

/** Cuts a stream of bytes into messages. */
class MessageStream {
  private pieces: Buffer[] = [];
  private length = 0;

  constructor(private readonly onMessage: (message: Buffer) => void) {}

  push(piece: Buffer): void {
    this.pieces.push(piece);
    this.length += piece.length;
    while (this.length >= 4) {
      if (this.pieces[0]!.length < 4) this.join();
      const size = this.pieces[0]!.readInt32LE(0);
      if (size < HEADER_BYTES || size > MAX_MESSAGE_BYTES) throw failure('InvalidLength', `invalid message size ${size}`);
      if (this.length < size) return;
      if (this.pieces[0]!.length < size) this.join();
      const all = this.pieces[0]!;
      const rest = all.subarray(size);
      this.pieces[0] = rest;
      if (rest.length === 0) this.pieces.shift();
      this.length -= size;
      this.onMessage(all.subarray(0, size));
    }
  }

  private join(): void {
    this.pieces = [Buffer.concat(this.pieces)];
  }
}

/** Accepts connections and answers their messages, one after another on each connection. */
export class WireServer {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private nextConnection = 1;

  constructor(private readonly engine: Engine) {
    this.server = createServer({ noDelay: true }, (socket) => this.accept(socket));
  }

  /** Resolves with the port, or 0 on a socket path. Rejects where the address is not local or taken. */
  async listen({ host = '127.0.0.1', port = 0, socketPath }: ListenOptions, fleeting = false): Promise<number> {
    if (socketPath === undefined) checkHost(host);
    // Left behind by a killed process; that nobody uses it any more is known by the folder's lock.
    else rmSync(socketPath, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      const listening = (): void => {
        this.server.off('error', reject);
        resolve();
      };
      if (socketPath === undefined) this.server.listen(port, host, listening);
      else this.server.listen(socketPath, listening);
    });
    if (fleeting) this.server.unref();
    if (socketPath !== undefined) chmodSync(socketPath, 0o600);
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  private accept(socket: Socket): void {
    const connectionId = this.nextConnection++;
    const { counters } = this.engine;
    this.sockets.add(socket);
    counters.connections += 1;
    counters.totalConnections += 1;
    let tail: Promise<void> = Promise.resolve();
    const stream = new MessageStream((message) => {
      tail = tail.then(() => this.answer(socket, message, connectionId));
    });
    socket.on('data', (piece) => {
      try {
        stream.push(piece);
      } catch {
        socket.destroy(); // whatever this is, it is not our protocol
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.sockets.delete(socket);
      counters.connections -= 1;
    });
  }

  private async answer(socket: Socket, message: Buffer, connectionId: number): Promise<void> {
    let request: Request;
    try {
      request = parseMessage(message);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const head = { requestId: message.readInt32LE(4), opCode: message.readInt32LE(12) };
      socket.write(frameReply(head, replyDocument({ ok: 0, errmsg: reason, code: 9, codeName: 'FailedToParse' })));
      return;
    }
    const reply = await dispatch(this.engine, request, connectionId);
    if (!request.silent && !socket.destroyed) socket.write(frameReply(request, reply));
  }

  /** Stops accepting, lets the clients leave by themselves for `graceMs`, then closes their connections. */
  async close(graceMs: number): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    const dismiss = (): void => {
      for (const socket of this.sockets) socket.destroy();
    };
    if (graceMs === 0) dismiss();
    const limit = setTimeout(dismiss, graceMs);
    await closed;
    clearTimeout(limit);
  }
}
