import { randomBytes } from 'node:crypto';
import type { MovableClock } from '../clock';

const keptMs = 3 * 86_400_000;
const bytesMax = 64 * 1024 * 1024;

export type MediaKind = 'image' | 'voice' | 'video' | 'thumb';

export interface MediaFile {
  kind: MediaKind;
  type: string;
  bytes: Buffer;
  at: number;
}

/** Temporary media: three days, and no more than 64 MB together. */
export class MediaBook {
  private readonly files = new Map<string, MediaFile>();
  private total = 0;

  constructor(private readonly clock: MovableClock) {}

  add(kind: MediaKind, type: string, bytes: Buffer): string {
    const id = randomBytes(48).toString('base64url');
    this.files.set(id, { kind, type, bytes, at: this.clock.now() });
    this.total += bytes.length;
    for (const [old, file] of this.files) {
      if (this.total <= bytesMax) break;
      this.files.delete(old);
      this.total -= file.bytes.length;
    }
    return id;
  }

  find(id: string): MediaFile | undefined {
    const file = this.files.get(id);
    return file && this.clock.now() - file.at < keptMs ? file : undefined;
  }

  /** Where the sandbox's page shows it. */
  urlOf(id: string): string {
    return `/sandbox/media/${id}`;
  }
}
