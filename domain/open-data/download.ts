import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { version } from '../../package.json';
import type { OpenFormat } from '../../contracts/open-data';
import { exportMediaTypes, exportTable, fail, type Context, type ExportColumn } from '../kernel';
import type { Dataset, OpenAsked, OpenValue } from './dataset';
import { datasets } from './datasets';
import { jsonDocument } from './json';
import { openLicenceOf } from './licence';
import { villagesAsked } from './places';

export const openMediaTypes: Record<OpenFormat, string> = { ...exportMediaTypes, json: 'application/json; charset=utf-8' };

export interface OpenDownload {
  /** The same as long as the table would be: whoever has it need not take it again. */
  mark: string;
  type: string;
  filename: string;
  /** Nothing is read before it is called. */
  open(): Readable;
}

/** @throws Fault notFound */
export const datasetOf = (key: string): Dataset => datasets.find((one) => one.key === key) ?? fail('notFound');

/** One table, or the part that was asked for, in one format. @throws Fault notFound for a set or a place that is none */
export async function openDownload(ctx: Context, key: string, format: OpenFormat, asked: OpenAsked): Promise<OpenDownload> {
  const found = datasetOf(key);
  const [licence, { marks }] = await Promise.all([openLicenceOf(ctx), found.state(ctx.clock)]);
  // Before the answer begins, so that a place that is none is answered as a refusal.
  await villagesAsked(asked);
  const mark = createHash('sha256').update(JSON.stringify([version, key, format, asked, licence, found.fields, marks])).digest('base64url').slice(0, 22);
  return {
    mark,
    type: openMediaTypes[format],
    filename: `${found.title}.${format}`,
    open: () => {
      const rows = found.rows(asked, ctx.clock);
      return format === 'json' ? jsonDocument(found, rows, { licence, asked }) : exportTable(columnsOf(found), rows, format);
    },
  };
}

const headOf = ({ title, unit }: Dataset['fields'][number]): string => (unit === '' ? title : `${title}（${unit}）`);

const columnsOf = ({ fields }: Dataset): ExportColumn<readonly OpenValue[]>[] => fields.map((field, index) => ({ header: headOf(field), value: (row) => cellOf(row[index] ?? null) }));
const cellOf = (value: OpenValue): string | number | null => (typeof value === 'boolean' ? (value ? '是' : '否') : value);
