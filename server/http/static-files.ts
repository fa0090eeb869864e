import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Context as KoaContext } from 'koa';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/** Copies that the builds put beside a file, best first. */
const compressedCopies = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** A content hash in the name, e.g. main-3F2A9C1B.js or app.1f0c77d2.css. */
const hashed = /[.-][0-9A-Za-z_]{8,20}\.(?:\w+)$/;
const looksHashed = (name: string): boolean => {
  const match = hashed.exec(name);
  return match !== null && /\d/.test(match[0]);
};

interface StaticFile {
  disk: string;
  type: string;
  etag: string;
  size: number;
  immutable: boolean;
  copies: Map<string, { disk: string; size: number }>;
}

/** The files of a built face. Only what was listed at start is ever served, so no address can lead out of the folder. */
export class StaticFolder {
  private files = new Map<string, StaticFile>();
  private listedAt = -Infinity;
  private readonly texts = new Map<string, string>();

  constructor(private readonly folder: string) {}

  /** A face that was not built yet is looked for again, at most every second. */
  get present(): boolean {
    if (!this.files.has('/index.html') && performance.now() - this.listedAt > 1000) {
      this.listedAt = performance.now();
      if (existsSync(path.join(this.folder, 'index.html'))) this.files = list(this.folder);
    }
    return this.files.has('/index.html');
  }

  has(name: string): boolean {
    return this.present && this.files.has(name);
  }

  /** A text file as it is; the caller has asked `has`. */
  text(name: string): string {
    const known = this.texts.get(name) ?? readFileSync((this.files.get(name) as StaticFile).disk, 'utf8');
    this.texts.set(name, known);
    return known;
  }

  /** Answers with the file; the caller has asked `has`. */
  send(koa: KoaContext, name: string): void {
    const file = this.files.get(name) as StaticFile;
    koa.set('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    koa.set('Vary', 'Accept-Encoding');
    koa.set('ETag', file.etag);
    koa.status = 200;
    if (koa.fresh) {
      koa.status = 304;
      return;
    }
    // Ours to choose: a browser lists gzip before br and means no preference.
    const [encoding, copy] = [...file.copies].find(([name]) => koa.acceptsEncodings(name) === name) ?? [];
    if (encoding) koa.set('Content-Encoding', encoding);
    if (koa.method !== 'HEAD') koa.body = createReadStream(copy?.disk ?? file.disk);
    koa.type = file.type;
    koa.length = copy?.size ?? file.size;
  }
}

function list(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const disk = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || compressedCopies.some(([, ending]) => entry.name.endsWith(ending)) || entry.name.endsWith('.map')) continue;
    const copies = compressedCopies.filter(([, ending]) => existsSync(disk + ending)).map(([encoding, ending]) => [encoding, { disk: disk + ending, size: statSync(disk + ending).size }] as const);
    files.set(`/${path.relative(folder, disk).split(path.sep).join('/')}`, {
      disk,
      type: types[path.extname(entry.name).toLowerCase()] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(readFileSync(disk)).digest('base64url').slice(0, 22)}"`,
      size: statSync(disk).size,
      immutable: looksHashed(entry.name),
      copies: new Map(copies),
    });
  }
  return files;
}
