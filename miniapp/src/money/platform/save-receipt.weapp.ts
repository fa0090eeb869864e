import Taro from '@tarojs/taro';
import { drawReceipt, receiptSize, type ReceiptPicture } from '../logic/receipt-picture';
import type { SavedReceipt } from './save-receipt';

/** Saves the receipt as a picture in the album. */
export async function saveReceipt(picture: ReceiptPicture): Promise<SavedReceipt> {
  try {
    const canvas = Taro.createOffscreenCanvas({ type: '2d', ...receiptSize });
    drawReceipt(canvas.getContext('2d') as unknown as CanvasRenderingContext2D, picture);
    const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: canvas as unknown as Taro.Canvas, canvasId: '' });
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath });
    return { said: '图片已经存进相册。' };
  } catch {
    return { said: '没有存成。请允许存进相册再点一次，或截一张屏。' };
  }
}
