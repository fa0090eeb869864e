import { z } from 'zod';
import { id, pageQuery } from './common';
import { windowCode } from './rating';

/** GET /api/windows/:id/stand — what is printed for a window: on its A6 stand, on a card, in the table of codes. */
export const windowStand = z.object({
  id,
  code: windowCode,
  windowName: z.string(),
  number: z.string(),
  hallName: z.string(),
  departmentName: z.string().nullable(),
  /** E.g. 青禾区纪委监委. */
  commission: z.string(),
  /** What the code holds. */
  url: z.url(),
  /** The QR code as SVG text, error correction M: readable with a seventh of it worn off. */
  svg: z.string(),
});
export type WindowStand = z.infer<typeof windowStand>;

/** GET /api/stands — those of all windows in use below an organisation, by the windows' own codes (机构编码). */
export const standListQuery = pageQuery.extend({ underId: id.optional() });
