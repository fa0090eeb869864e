import { palette } from '../../styles/palette';

export const pictureSize = { width: 750, height: 520 };

type Pen = Pick<CanvasRenderingContext2D, 'fillRect' | 'fillText'> & { fillStyle: unknown; font: string };

/** The digits under a title that says nothing: whoever leafs through an album must not learn what they are for. */
export function drawPicture(pen: Pen, groups: readonly string[]): void {
  pen.fillStyle = palette.surface;
  pen.fillRect(0, 0, pictureSize.width, pictureSize.height);
  const write = (words: string, x: number, y: number, size: number, colour: string, weight: number) => {
    pen.font = `${weight} ${size}px ${palette.sans}`;
    pen.fillStyle = colour;
    pen.fillText(words, x, y);
  };
  write('号码', 64, 104, 36, palette.ink2, 400);
  groups.forEach((group, at) => write(group, at % 2 === 0 ? 64 : 400, at < 2 ? 246 : 402, 116, palette.ink, 700));
}
