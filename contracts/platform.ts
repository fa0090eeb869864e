import { z } from 'zod';

/** GET /api/platform (any session) — what pages of the console show at their foot and print on QR stands. */
export const platform = z.object({
  /** E.g. 青禾区纪委监委. */
  commission: z.string(),
  /** Where citizens open the platform; a stand's code holds `${publicOrigin}/r/${windowCode}`. */
  publicOrigin: z.url(),
});
export type Platform = z.infer<typeof platform>;
