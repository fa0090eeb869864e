import path from 'node:path';

/** The value after `--NAME`, if it was given. */
export function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at >= 0 ? process.argv[at + 1] : undefined;
}

/** The database named by MONGODB_URI, else the one that `npm start` runs on its socket in DATA_DIR. */
export function databaseUri(): string {
  if (process.env.MONGODB_URI) return process.env.MONGODB_URI;
  const socket = path.resolve(process.env.DATA_DIR || 'data', 'db.sock');
  return `mongodb://${encodeURIComponent(socket)}/qingjian`;
}
