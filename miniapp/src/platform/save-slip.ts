import { drawSlip, slipSize, type Slip } from '../logic/slip';

/** Saves the receipt as a picture among the downloads. @returns what to tell the person */
export async function saveSlip(slip: Slip): Promise<string> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, slipSize);
  const pen = canvas.getContext('2d');
  const blob = pen && (drawSlip(pen, slip), await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png')));
  if (!blob) return '没有存成。请把号码抄下来，或截一张屏。';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = '评议回执.png';
  link.click();
  URL.revokeObjectURL(link.href);
  return '图片已经下载到这部手机。';
}
