import { existsSync, linkSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const heldHere = new Set<string>();

/** Start time of a process in clock ticks, where the system tells it; a reused process id has another one. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number, started: string): boolean {
  if (pid === process.pid) return false; // a file of our own number that we do not hold is left over
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startTime(pid);
  return now === '' || started === '' || now === started;
}

/** The data folder is in use; the message says so in Chinese and in English. */
export class DataDirInUse extends Error {
  constructor(dataDir: string, pid: number) {
    super(`数据目录正被另一进程（进程号 ${pid}）使用，请先停止它，或换一个 --data 目录：${dataDir}\n`
      + `The data folder is in use by another process (pid ${pid}); stop it first or choose another --data folder: ${dataDir}`);
    this.name = 'DataDirInUse';
  }
}

/**
 * Takes the folder for this process; it is created where missing. A lock left by a killed process is taken over.
 * @returns a function that releases the folder
 * @throws DataDirInUse while another process, or this one, holds it
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const folder = realpathSync(dataDir);
  if (heldHere.has(folder)) throw new DataDirInUse(folder, process.pid);
  const lock = join(folder, 'engine.lock');
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, `${process.pid} ${startTime(process.pid)}`);
  try {
    for (;;) {
      try {
        // a hard link appears with its content or not at all
        linkSync(mine, lock);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const held = existsSync(lock) ? readFileSync(lock, 'utf8') : '';
      const [pid = '', started = ''] = held.split(' ');
      if (held && isAlive(Number(pid), started)) throw new DataDirInUse(folder, Number(pid));
      const aside = `${mine}.stale`;
      try {
        renameSync(lock, aside);
      } catch {
        continue; // somebody else moved it first
      }
      // had another starter already put its own lock there, give it back
      if (readFileSync(aside, 'utf8') !== held) renameSync(aside, lock);
      else rmSync(aside, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
  heldHere.add(folder);
  return () => {
    heldHere.delete(folder);
    rmSync(lock, { force: true });
  };
}
