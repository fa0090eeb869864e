import { CursorTable } from './commands/cursors';
import { Catalog } from './storage/catalog';
import { Store } from './storage/store';

/** Gives the current time; tests put their own in to make documents expire without waiting. */
export type Clock = () => Date;

/** Everything the commands work on. */
export interface Engine {
  store: Store;
  catalog: Catalog;
  cursors: CursorTable;
  clock: Clock;
  startedAt: Date;
  /** Counts since the start, for `serverStatus`. */
  counters: { commands: number; connections: number; totalConnections: number };
}

/** Opens a data folder. Throws DataDirInUse while another process holds it. */
export function openEngine(dataDir: string, clock: Clock, fleeting = false): Engine {
  const store = new Store(dataDir, fleeting);
  return {
    store, catalog: new Catalog(store), cursors: new CursorTable(clock), clock, startedAt: clock(),
    counters: { commands: 0, connections: 0, totalConnections: 0 },
  };
}
