import { palette } from '../../styles/palette';

/** What stands on the saved picture of a receipt. */
export interface ReceiptPicture {
  title: string;
  receipt: string;
  /** Name and value, line by line. */
  lines: readonly (readonly [name: string, value: string])[];
}

export const receiptSize = { width: 750, height: 700 };

type Pen = Pick<CanvasRenderingContext2D, 'fillRect' | 'fillText' | 'measureText'> & { fillStyle: unknown; font: string };

/** Draws the receipt, always light: it is kept and printed. */
export function drawReceipt(pen: Pen, { title, receipt, lines }: ReceiptPicture): void {
  const margin = 56;
  const write = (words: string, x: number, y: number, size: number, colour: string, weight = 400) => {
    const room = receiptSize.width - x - margin;
    pen.font = `${weight} ${size}px ${palette.sans}`;
    const wide = pen.measureText(words).width;
    pen.font = `${weight} ${wide <= room ? size : Math.floor((size * room) / wide)}px ${palette.sans}`;
    pen.fillStyle = colour;
    pen.fillText(words, x, y);
  };
  pen.fillStyle = palette.surface;
  pen.fillRect(0, 0, receiptSize.width, receiptSize.height);
  pen.fillStyle = palette.accent;
  pen.fillRect(0, 0, receiptSize.width, 12);
  write(title, margin, 96, 34, palette.ink2);
  write(receipt, margin, 170, 60, palette.ink, 700);
  lines.forEach(([name, value], index) => {
    const y = 260 + index * 64;
    write(name, margin, y, 32, palette.ink2);
    write(value, margin + 160, y, 34, palette.ink, index === 0 ? 700 : 400);
  });
}
