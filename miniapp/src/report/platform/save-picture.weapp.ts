import Taro from '@tarojs/taro';
import { drawPicture, pictureSize } from '../logic/picture';

/** Saves the digits as a picture in the album. @returns what to tell the person */
export async function savePicture(groups: readonly string[]): Promise<string> {
  try {
    const canvas = Taro.createOffscreenCanvas({ type: '2d', ...pictureSize });
    drawPicture(canvas.getContext('2d') as unknown as CanvasRenderingContext2D, groups);
    const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: canvas as unknown as Taro.Canvas, canvasId: '' });
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath });
    return '图片已经存进相册。抄在纸上以后，请把它删掉。';
  } catch {
    return '没有存成。请允许存进相册再点一次，或者把号码抄下来。';
  }
}
