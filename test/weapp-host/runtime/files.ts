import type { HostFile } from '../bridge';

/** Files that exist only in this run, by their temporary path. */
export class Files {
  private readonly byPath = new Map<string, HostFile>();
  private count = 0;

  add(file: HostFile): HostFile {
    this.byPath.set(file.path, file);
    return file;
  }

  create(type: string, base64: string): HostFile {
    this.count += 1;
    return this.add({ path: `http://tmp/${this.count}.${type.split('/')[1] ?? 'bin'}`, type, base64 });
  }

  find(path: string): HostFile | undefined {
    return this.byPath.get(path);
  }

  remove(path: string): void {
    this.byPath.delete(path);
  }
}

export function byteLength(file: HostFile): number {
  return atob(file.base64).length;
}
