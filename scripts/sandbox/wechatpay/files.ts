import { randomBytes } from 'node:crypto';

const keptMax = 200;

/** What was made for download, under addresses that nobody guesses; the oldest go. */
export class Files {
  private readonly files = new Map<string, Buffer>();

  put(bytes: Buffer): string {
    const token = randomBytes(24).toString('base64url');
    this.files.set(token, bytes);
    if (this.files.size > keptMax) this.files.delete(this.files.keys().next().value as string);
    return token;
  }

  get = (token: string): Buffer | undefined => this.files.get(token);
}
