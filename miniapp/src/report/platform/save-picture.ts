import { drawPicture, pictureSize } from '../logic/picture';

/** Saves the digits as a picture among the downloads, under a name that says nothing. @returns what to tell the person */
export async function savePicture(groups: readonly string[]): Promise<string> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, pictureSize);
  const pen = canvas.getContext('2d');
  const blob = pen && (drawPicture(pen, groups), await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png')));
  if (!blob) return '没有存成。请把号码抄下来。';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = '图片.png';
  link.click();
  URL.revokeObjectURL(link.href);
  return '图片已经下载到这部手机。抄在纸上以后，请把它删掉。';
}
