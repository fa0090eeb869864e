import { z } from 'zod';
import { id } from './common';
import { attachmentForm } from './clue-report';

/** What a clerk, a manager or a custodian does at the desk besides the acts of the procedure. */

/** GET /api/clues/handlers — who can be filtered by: accounts that handle clues, on duty or not. */
export const clueHandlers = z.object({ items: z.array(z.object({ id, name: z.string() })) });

/** POST /api/clues/attachments (multipart: `file`, `named`) — proof that came with a letter, a visit or a call. */
export const enteredAttachmentForm = attachmentForm.pick({ named: true });

/** GET /api/clues/:id/files/:fileId — `view`: shown inside the page; `keep`: saved on the reader's computer. Either is on record as what it is. */
export const clueFileQuery = z.object({ take: z.enum(['view', 'keep']).default('view') });

/** POST /api/clues/:id/copying — copying is off until it is asked for, with a reason, on record. */
export const copyClueRequest = z.object({ reason: z.string().trim().min(2, '请写明为什么要复制').max(200, '最多 200 个字') });

/** GET /api/clue-identity-requests/kept?code= — of a whole code, for whoever keeps its identity: to whom it can be released. */
export const keptClueQuery = z.object({ code: z.string().trim().min(1, '请写编号').max(40) });
export const keptClue = z.object({ id, code: z.string(), readers: z.array(z.object({ id, name: z.string() })) });
export type KeptClue = z.infer<typeof keptClue>;
