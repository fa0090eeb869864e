import { insideWechat } from '../../platform/inside-wechat';
import { drawReceipt, receiptSize, type ReceiptPicture } from '../logic/receipt-picture';

/** What to tell the person, and the picture itself where only he can save it. */
export interface SavedReceipt {
  said: string;
  picture?: string;
}

/** Saves the receipt as a picture among the downloads; WeChat's browser downloads nothing, and is shown it. */
export async function saveReceipt(picture: ReceiptPicture): Promise<SavedReceipt> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, receiptSize);
  const pen = canvas.getContext('2d');
  if (pen && insideWechat()) {
    drawReceipt(pen, picture);
    return { said: '请长按图片，存到手机。', picture: canvas.toDataURL('image/png') };
  }
  const blob = pen && (drawReceipt(pen, picture), await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png')));
  if (!blob) return { said: '没有存成。请截一张屏。' };
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `收据 ${picture.receipt}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
  return { said: '图片已经下载到这部手机。' };
}
