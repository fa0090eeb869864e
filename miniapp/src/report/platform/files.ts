/** A file the person chose. Its bytes stay with the browser until it is sent. */
export interface Chosen {
  id: string;
  name: string;
  size: number;
}

const files = new Map<string, { file: File; name: string }>();
let last = 0;

export function fileOf(id: string): { file: File; name: string } {
  const found = files.get(id);
  if (!found) throw new Error('this file was not chosen here');
  return found;
}

/** One way: a browser shows pictures, recordings and documents in the same window. */
export const fileSources = [{ key: 'files', label: '加照片、录音或文件', warning: '' }] as const;
export type FileSource = (typeof fileSources)[number]['key'];

const accepted = 'image/*,audio/mpeg,audio/mp4,audio/x-m4a,video/mp4,.mp3,.m4a,.mp4,.docx,.xlsx,.pdf';

/** @returns what was chosen; nothing when the window was closed. */
export function chooseFiles(_source: FileSource, most: number): Promise<Chosen[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accepted;
    input.multiple = most > 1;
    input.hidden = true;
    const done = () => {
      input.remove();
      resolve(Array.from(input.files ?? []).slice(0, most).map(remembered));
    };
    input.addEventListener('change', done);
    input.addEventListener('cancel', done);
    document.body.append(input);
    input.click();
  });
}

function remembered(file: File): Chosen {
  const id = `f${(last += 1)}`;
  files.set(id, { file, name: file.name });
  return { id, name: file.name, size: file.size };
}

export const forgetFile = (id: string): void => void files.delete(id);
export const forgetFiles = (): void => files.clear();
