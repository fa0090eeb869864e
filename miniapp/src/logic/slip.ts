import { palette } from '../styles/palette';

/** What stands on the saved picture of a receipt. */
export interface Slip {
  /** Three groups of four digits. */
  groups: readonly string[];
  place: string;
  level: string;
  receivedAt: string;
  /** Where the receipt can be looked up. */
  where: string;
}

export const slipSize = { width: 750, height: 620 };

type Pen = Pick<CanvasRenderingContext2D, 'fillRect' | 'fillText' | 'beginPath' | 'moveTo' | 'lineTo' | 'stroke' | 'setLineDash' | 'measureText'> & {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  font: string;
};

/** Draws the slip, always light: it is printed or looked at later. */
export function drawSlip(pen: Pen, slip: Slip): void {
  const margin = 56;
  const write = (words: string, y: number, size: number, colour: string, weight = 400) => {
    pen.font = `${weight} ${fitting(pen, words, size, weight, slipSize.width - 2 * margin)}px ${palette.sans}`;
    pen.fillStyle = colour;
    pen.fillText(words, margin, y);
  };
  pen.fillStyle = palette.surface;
  pen.fillRect(0, 0, slipSize.width, slipSize.height);
  pen.fillStyle = palette.accent;
  pen.fillRect(0, 0, slipSize.width, 12);
  write('清鉴 · 评议回执号', 96, 34, palette.ink2);
  write(slip.groups.join('  '), 190, 80, palette.ink, 700);
  pen.strokeStyle = palette.line;
  pen.lineWidth = 3;
  pen.setLineDash([12, 8]);
  pen.beginPath();
  pen.moveTo(margin, 240);
  pen.lineTo(slipSize.width - margin, 240);
  pen.stroke();
  write(slip.place, 314, 36, palette.ink, 700);
  write(slip.level, 372, 34, palette.ink);
  write(slip.receivedAt, 428, 34, palette.ink2);
  write('凭号可查进度，不用登录。请别给别人看。', 510, 30, palette.ink2);
  write(slip.where, 556, 30, palette.ink2);
}

/** The size, at most `size`, at which `words` fit into `width`: a hall's name may be long. */
function fitting(pen: Pen, words: string, size: number, weight: number, width: number): number {
  pen.font = `${weight} ${size}px ${palette.sans}`;
  const wide = pen.measureText(words).width;
  return wide <= width ? size : Math.floor((size * width) / wide);
}
