import type mongoose from 'mongoose';
import { paperKindLabels, paperStateLabels, type PaperListQuery, type PaperSummary } from '../../contracts/clue-paper';
import type { Page } from '../../contracts/common';
import { ClueModel, staffOf } from '../clue';
import { authorize, cursorAfter, cursorValue, native, ObjectId, type Context, type ExportColumn } from '../kernel';
import { papers, type CluePaper } from './model';
import { holdsOne } from './access';
import { unitRoles } from './policy';
import { summariesOf } from './present';

type Filters = Omit<PaperListQuery, 'cursor' | 'limit'>;
type Row = { paper: CluePaper; code: string | null };
/** So many are looked at at once; who may read them is asked of the clues themselves. */
const batch = 200;
const inClear = { sealed: 0, sealedText: 0 } as const;

/** The register, newest first, of what the reader may read at this moment: no copy of a list of readers can be out of step. */
export async function listPapers(ctx: Context, query: PaperListQuery): Promise<Page<PaperSummary>> {
  const rows: Row[] = [];
  for await (const row of readableRows(ctx, query, cursorValue(query.cursor))) if (rows.push(row) > query.limit) break;
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: await summariesOf(shown), nextCursor: rows.length > query.limit && last ? cursorAfter(last.paper._id.toHexString()) : null };
}

/** All of them, for an export. */
export async function* eachPaper(ctx: Context, query: Filters): AsyncGenerator<PaperSummary> {
  for await (const row of readableRows(ctx, query)) yield* await summariesOf([row]);
}

async function* readableRows(ctx: Context, query: Filters, after?: string): AsyncGenerator<Row> {
  authorize(ctx.actor, 'cluePaper.list');
  let before = after && ObjectId.isValid(after) ? new ObjectId(after) : null;
  for (;;) {
    const found = (await papers().find(paperFilter(query, before), { sort: { _id: -1 }, limit: batch, projection: inClear }).toArray()) as CluePaper[];
    yield* await onlyReadable(ctx, found);
    const last = found.at(-1);
    if (!last || found.length < batch) return;
    before = last._id;
  }
}

async function onlyReadable(ctx: Context, found: readonly CluePaper[]): Promise<Row[]> {
  const actor = staffOf(ctx);
  const ids = [...new Set(found.flatMap(({ clueId }) => clueId?.toHexString() ?? []))].map((id) => new ObjectId(id));
  const clues = ids.length > 0 ? await native(ClueModel).find({ _id: { $in: ids }, readers: actor.accountId }, { projection: { code: 1 } }).toArray() : [];
  const codes = new Map(clues.map(({ _id, code }) => [_id.toHexString(), code]));
  return found.flatMap((paper): Row[] => {
    if (!paper.clueId) return holdsOne(actor, unitRoles, paper.path) ? [{ paper, code: null }] : [];
    const code = codes.get(paper.clueId.toHexString());
    return code === undefined ? [] : [{ paper, code }];
  });
}

export function paperFilter({ clueId, kind, state, about, from, to }: Filters, before: ObjectId | null): mongoose.mongo.Filter<CluePaper> {
  return {
    ...(before ? { _id: { $lt: before } } : {}),
    ...(clueId ? { clueId: new ObjectId(clueId) } : about === 'clue' ? { clueId: { $ne: null } } : about === 'unit' ? { clueId: null } : {}),
    ...(kind ? { kind } : {}),
    state: state ?? { $ne: 'dropped' },
    ...(from || to ? { day: { ...(from ? { $gte: from } : {}), ...(to ? { $lte: to } : {}) } } : {}),
  };
}

/** The register as a sheet. */
export const paperColumns: ExportColumn<PaperSummary>[] = [
  { header: '文号', value: (row) => row.number ?? '', width: 24 },
  { header: '文书', value: (row) => paperKindLabels[row.kind], width: 28 },
  { header: '日期', value: (row) => row.day, width: 12 },
  { header: '状态', value: (row) => paperStateLabels[row.state], width: 10 },
  { header: '线索或单位', value: (row) => row.clue?.code ?? row.unit?.name ?? '', width: 28 },
  { header: '拟稿', value: (row) => row.drafter.name, width: 12 },
  { header: '签发', value: (row) => row.signer?.name ?? '', width: 12 },
];
