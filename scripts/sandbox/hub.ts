import type { ServerResponse } from 'node:http';
import type { Change } from './contract';

const heartbeatMs = 15_000;
/** A page that does not read is let go rather than kept in memory. */
const unreadMax = 1_000_000;

/** Tells every open page what changed, as server-sent events. */
export class Hub {
  private readonly pages = new Set<ServerResponse>();
  private readonly heartbeat = setInterval(() => this.write(':\n\n'), heartbeatMs).unref();

  join(page: ServerResponse): void {
    page.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', connection: 'keep-alive' });
    page.write(':\n\n');
    this.pages.add(page);
    page.on('close', () => this.pages.delete(page));
  }

  get watched(): boolean {
    return this.pages.size > 0;
  }

  tell(change: Change): void {
    if (this.watched) this.write(`data: ${JSON.stringify(change)}\n\n`);
  }

  close(): void {
    clearInterval(this.heartbeat);
    for (const page of this.pages) page.end();
  }

  private write(text: string): void {
    for (const page of this.pages) {
      if (page.writableLength > unreadMax) page.destroy();
      else page.write(text);
    }
  }
}
