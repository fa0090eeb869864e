import { z } from 'zod';

/** GET /api/disclosure/outlets/:id/kiosk — how the touch screen of a publication's village is set up. */
export const kioskAddress = z.object({
  village: z.string(),
  /** What the screen opens, once; and the same as a QR code, for whoever sets it up with a phone at hand. */
  url: z.string(),
  svg: z.string(),
});
export type KioskAddress = z.infer<typeof kioskAddress>;
