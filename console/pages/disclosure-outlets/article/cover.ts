/** 2.35:1, as the first article of a message shows it. */
const size = { width: 940, height: 400 };

export const coverLooks = ['paper', 'water'] as const;
export type CoverLook = (typeof coverLooks)[number];
export const coverLookLabels: Record<CoverLook, string> = { paper: '浅色', water: '深色' };

const colours: Record<CoverLook, { ground: string; ink: string; second: string; mark: string }> = {
  paper: { ground: '#F5F4F0', ink: '#1A2124', second: '#48535A', mark: '#DFDCD4' },
  water: { ground: '#14566B', ink: '#FFFFFF', second: '#E4EEF1', mark: '#2B6A7E' },
};
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] as string);
/** As large as the line has room for. */
const fitting = (text: string, most: number): number => Math.min(most, Math.floor(600 / Math.max(1, [...text].length)));

/** The village and the month, with the mirror behind them; drawn here, since a server need not have Chinese letters. */
export function coverSvg({ village, town, period, title }: { village: string; town: string; period: string; title: string }, look: CoverLook): string {
  const { ground, ink, second, mark } = colours[look];
  const text = (y: number, pixels: number, fill: string, words: string, more = ''): string => `<text x="64" y="${y}" font-size="${pixels}" fill="${fill}" ${more}>${escaped(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" font-family="'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"><rect width="${size.width}" height="${size.height}" fill="${ground}"/><circle cx="770" cy="200" r="150" fill="none" stroke="${mark}" stroke-width="16"/><path d="M632 222H908" stroke="${mark}" stroke-width="16"/>${text(92, 26, second, town)}${text(178, fitting(village, 76), ink, village, `font-weight="700" font-family="'Songti SC','SimSun','Noto Serif CJK SC',serif"`)}<path d="M64 212H560" stroke="${ink}" stroke-width="5"/><path d="M64 221H560" stroke="${ink}" stroke-width="1.5"/>${text(276, 34, ink, period)}${text(332, fitting(title, 30), second, title)}</svg>`;
}

/** A picture that was chosen, and where this page shows it. */
export interface OwnCover {
  file: File;
  address: string;
}

export const svgAddress = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** The drawing as the file that WeChat takes. */
export async function coverFile(svg: string): Promise<File> {
  const image = new Image();
  image.src = svgAddress(svg);
  await image.decode();
  return drawn(image, { x: 0, y: 0, width: size.width, height: size.height });
}

/** A picture of one's own, cut to the cover's form around its middle. */
export async function croppedFile(file: File): Promise<File> {
  const bitmap = await createImageBitmap(file);
  const wide = bitmap.width / bitmap.height > size.width / size.height;
  const [width, height] = wide ? [bitmap.height * (size.width / size.height), bitmap.height] : [bitmap.width, bitmap.width * (size.height / size.width)];
  return drawn(bitmap, { x: (bitmap.width - width) / 2, y: (bitmap.height - height) / 2, width, height });
}

async function drawn(source: CanvasImageSource, { x, y, width, height }: { x: number; y: number; width: number; height: number }): Promise<File> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, size.width, size.height);
  pen.drawImage(source, x, y, width, height, 0, 0, size.width, size.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  if (!blob) throw new Error('no picture');
  return new File([blob], 'cover.jpg', { type: 'image/jpeg' });
}
