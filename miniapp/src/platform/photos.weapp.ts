import Taro from '@tarojs/taro';

const uploadTimeoutMs = 60_000;

/**
 * Lets the person choose or take pictures.
 * @returns local paths that can be shown and given to `uploadPhoto`; none when nothing was chosen.
 */
export async function choosePhotos(most: number): Promise<string[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] });
    return tempFiles.map((file) => file.tempFilePath);
  } catch {
    return []; // closed without choosing
  }
}

/** Sends a chosen picture as the multipart field `photo`; rejects without a network. */
export async function uploadPhoto(url: string, preview: string): Promise<{ status: number; body: string }> {
  const { statusCode, data } = await Taro.uploadFile({ url, filePath: preview, name: 'photo', timeout: uploadTimeoutMs });
  return { status: statusCode, body: data };
}

/** WeChat clears its temporary files by itself. */
export function forgetPhoto(_preview: string): void {}
