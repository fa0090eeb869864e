import type { Notice } from '../../contracts/disclosure-outlet';
import { formatDayChinese } from '../kernel';
import { fillDocument } from '../report';

/** The notice as a Word file, A3; `code`: the QR code of the original as PNG. */
export function noticeDocument(notice: Notice, code: Buffer): Promise<Buffer> {
  const { village, title, period, figures, checkedBy, approvedBy, publishedOn } = notice;
  const values = {
    ...{ village, title, period, figures, checkedBy, approvedBy },
    publishedOn: formatDayChinese(publishedOn),
    paragraphs: notice.paragraphs.map((text) => ({ text })),
    tables: notice.tables.map(({ caption, columns, rows }) => ({ caption, columns: columns.map(({ title: name }) => ({ name })), lines: rows.map((row) => ({ cells: row.map((text) => ({ text })) })) })),
    notes: [...(notice.correction ? [`更正：${notice.correction}`] : []), ...(notice.note ? [notice.note] : [])].map((text) => ({ text })),
  };
  return fillDocument('disclosure-notice', values, { 'word/media/code.png': code });
}
