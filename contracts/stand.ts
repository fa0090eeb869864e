import { z } from 'zod';
import { windowCode } from './rating';

/** GET /api/windows/:id/stand — what is printed on the A6 stand of a window. */
export const windowStand = z.object({
  code: windowCode,
  windowName: z.string(),
  number: z.string(),
  hallName: z.string(),
  /** E.g. 青禾区纪委监委. */
  commission: z.string(),
  /** What the code holds. */
  url: z.url(),
  /** The QR code as SVG text, error correction M: readable with a seventh of it worn off. */
  svg: z.string(),
});
export type WindowStand = z.infer<typeof windowStand>;
