import { startBackground, expireDocuments } from './background';
import { openEngine, type Clock } from './engine';
import { WireServer } from './wire/server';

export { DataDirInUse } from './storage/lock';

export interface EmbeddedMongoOptions {
  /** Folder of the database; made where missing. One process at a time can hold it. */
  dataDir: string;
  /** TCP port on the loopback address; 0 or missing takes a free one. */
  port?: number;
  /** Loopback address to listen on; everything else is refused. */
  host?: string;
  /** Listen on this Unix socket instead of TCP. */
  socketPath?: string;
  /** The engine's time: for expiry, `$$NOW` and `$currentDate`. The system's where missing. */
  clock?: Clock;
  /** For a folder that is thrown away at the end: writes are answered without waiting for the disk, a power cut may lose all, and no process stays alive for it. */
  fleeting?: boolean;
}

export interface EmbeddedMongo {
  /** Connection string without a database name, such as `mongodb://127.0.0.1:27017/?directConnection=true`. */
  uri: string;
  /** The TCP port, 0 on a Unix socket. */
  port: number;
  /** Removes at once every document whose TTL is over at the clock's time; resolves with their number. */
  expireNow(): Promise<number>;
  /**
   * Finishes accepted writes, closes connections and file, and frees the folder. With `graceMs` the clients are given
   * that long to leave first, so that a server that stops at the same moment can finish what it has begun.
   */
  close(graceMs?: number): Promise<void>;
}

/**
 * Starts the engine in this process.
 * @throws DataDirInUse when another process holds the folder; an error when the address is not local or taken
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const engine = openEngine(options.dataDir, options.clock ?? (() => new Date()), options.fleeting);
  const server = new WireServer(engine);
  let port: number;
  try {
    port = await server.listen(options, options.fleeting);
  } catch (error) {
    await engine.store.close();
    throw error;
  }
  const background = startBackground(engine);
  const host = options.host ?? '127.0.0.1';
  const address = options.socketPath === undefined
    ? `${host.includes(':') ? `[${host}]` : host}:${port}`
    : encodeURIComponent(options.socketPath);
  let closing: Promise<void> | undefined;
  return {
    uri: `mongodb://${address}/?directConnection=true`,
    port,
    expireNow: () => expireDocuments(engine),
    close: (graceMs = 0) => (closing ??= (async () => {
      await server.close(graceMs);
      await background.stop();
      await engine.store.close();
    })()),
  };
}
