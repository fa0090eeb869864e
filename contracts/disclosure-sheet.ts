import { z } from 'zod';
import { id } from './common';
import { accountsContent, disclosureItemCode, periodKey, tableContent } from './disclosure';
import { tableProblem } from './table';

/** Excel of content: a sheet becomes what is to be published, or every bad cell is named; nothing is stored. */

export const sheetParams = z.object({ itemCode: disclosureItemCode });
export const sheetMaxBytes = 5 * 1024 * 1024;
export const sheetMaxRows = 2000;

/** POST /api/disclosure/sheets/:itemCode (multipart: `file` and these). */
export const readSheetRequest = z.object({ villageId: id, periodKey });
/** `content` only where no cell is bad. A problem's row and column are those the person sees: 7 and C. */
export const sheetRead = z.object({
  content: z.discriminatedUnion('form', [tableContent, accountsContent]).nullable(),
  rows: z.number().int(),
  problemCount: z.number().int(),
  problems: z.array(tableProblem),
  /** What was masked at once, and what else a person should know. */
  hints: z.array(z.string()),
});
export type SheetRead = z.infer<typeof sheetRead>;
