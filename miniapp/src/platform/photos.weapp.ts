import Taro from '@tarojs/taro';
import type { ChosenPhoto } from './photos';

const uploadTimeoutMs = 60_000;

/** Lets the person choose or take pictures; none when it was closed without. */
export async function choosePhotos(most: number): Promise<ChosenPhoto[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: Math.min(most, 9), mediaType: ['image'], sizeType: ['compressed'] });
    return tempFiles.map((file) => ({ preview: file.tempFilePath, bytes: file.size }));
  } catch {
    return [];
  }
}

/** Sends a chosen picture as the multipart field `photo`; rejects without a network. */
export async function uploadPhoto(url: string, preview: string, onProgress: (percent: number) => void): Promise<{ status: number; body: string }> {
  const task = Taro.uploadFile({ url, filePath: preview, name: 'photo', timeout: uploadTimeoutMs });
  task.progress(({ progress }) => onProgress(progress));
  const { statusCode, data } = await task;
  return { status: statusCode, body: data };
}

/** Puts a picture where a closed phone does not lose it. @returns the address it has there; where there is no room for it, the one it had */
export function keepPhoto(preview: string): Promise<string> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({ tempFilePath: preview, success: ({ savedFilePath }) => resolve(savedFilePath), fail: () => resolve(preview) });
  });
}

/** WeChat clears temporary files by itself, kept ones it does not. */
export function forgetPhoto(preview: string): void {
  if (!preview.startsWith('data:')) Taro.getFileSystemManager().unlink({ filePath: preview, fail: () => {} });
}
