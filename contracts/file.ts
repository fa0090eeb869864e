import { z } from 'zod';
import { id } from './common';

/** What a document may be, by its content; the browser's word is not taken. */
export const documentType = z.enum(['pdf', 'docx', 'xlsx', 'pptx', 'txt', 'csv']);
export type DocumentType = z.infer<typeof documentType>;
export const documentTypeLabels: Record<DocumentType, string> = { pdf: 'PDF', docx: 'Word 文档', xlsx: 'Excel 表格', pptx: '演示文稿', txt: '文本', csv: 'CSV 表格' };

export const imageMaxBytes = 8 * 1024 * 1024;
export const audioMaxBytes = 2 * 1024 * 1024;
export const documentMaxBytes = 20 * 1024 * 1024;

/**
 * POST /api/files (multipart, one field `file`): an image or a document.
 * Until a command names its id it belongs to whoever uploaded it; after 24 hours unnamed it is deleted.
 */
export const fileUploaded = z.object({ id, name: z.string(), mediaType: z.string(), size: z.number().int(), kind: z.enum(['image', 'document', 'audio']) });
export type FileUploaded = z.infer<typeof fileUploaded>;

/** GET /api/files/:id — bytes; images and recordings inline, documents as attachments. */
export const fileParams = z.object({ id });

/** GET /api/public/files/:id?expires=…&signature=… — only for what has been published. */
export const publicFileQuery = z.object({ expires: z.coerce.number().int(), signature: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
