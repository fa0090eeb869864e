import { drawReceipt, receiptSize, type ReceiptPicture } from '../logic/receipt-picture';

/** Saves the receipt as a picture among the downloads. @returns what to tell the person */
export async function saveReceipt(picture: ReceiptPicture): Promise<string> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, receiptSize);
  const pen = canvas.getContext('2d');
  const blob = pen && (drawReceipt(pen, picture), await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png')));
  if (!blob) return '没有存成。请截一张屏。';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `收据 ${picture.receipt}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
  return '图片已经下载到这部手机。';
}
