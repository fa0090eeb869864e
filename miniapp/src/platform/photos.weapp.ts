import Taro from '@tarojs/taro';

/**
 * Lets the person choose or take pictures.
 * @returns local paths that can be shown and sent; none when nothing was chosen.
 */
export async function choosePhotos(most: number): Promise<string[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] });
    return tempFiles.map((file) => file.tempFilePath);
  } catch {
    return []; // closed without choosing
  }
}
