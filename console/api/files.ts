import { fileUploaded, type FileUploaded } from '../../contracts/file';
import { address, ask } from './client';

export const fileAddress = (id: string): string => address(`/files/${id}`);

/** Until a command names the file, it belongs to whoever uploaded it. */
export function uploadFile(file: File): Promise<FileUploaded> {
  const form = new FormData();
  form.append('file', file);
  return ask('/files', { method: 'POST', form, answer: fileUploaded });
}
