import Taro from '@tarojs/taro';
import type { Chosen } from './files';

const files = new Map<string, { path: string }>();
let last = 0;

export function fileOf(id: string): { path: string } {
  const found = files.get(id);
  if (!found) throw new Error('this file was not chosen here');
  return found;
}

/** WeChat opens the album, or what lies in a chat; a file in a chat has been on its servers already. */
export const fileSources = [
  { key: 'album', label: '加照片或视频', warning: '' },
  { key: 'chat', label: '加录音或文件', warning: '录音和文件要从微信聊天里选。发到聊天里的东西，微信的服务器上已经有一份；不想这样，请用浏览器打开网页版。' },
] as const;
export type FileSource = (typeof fileSources)[number]['key'];

/** @returns what was chosen; nothing when it was closed. */
export async function chooseFiles(source: FileSource, most: number): Promise<Chosen[]> {
  try {
    if (source === 'album') {
      const { tempFiles } = await Taro.chooseMedia({ count: Math.min(most, 9), mediaType: ['image', 'video'] });
      return tempFiles.map(({ tempFilePath, size, fileType }) => remembered(tempFilePath, `${fileType === 'video' ? '视频' : '照片'} ${last + 1}`, size));
    }
    const { tempFiles } = await Taro.chooseMessageFile({ count: most, type: 'file' });
    return tempFiles.map(({ path, name, size }) => remembered(path, name, size));
  } catch {
    return []; // closed without choosing
  }
}

function remembered(path: string, name: string, size: number): Chosen {
  const id = `f${(last += 1)}`;
  files.set(id, { path });
  return { id, name, size };
}

export const forgetFile = (id: string): void => void files.delete(id);
export const forgetFiles = (): void => files.clear();
