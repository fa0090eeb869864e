import type { z } from 'zod';
import type { ClueRead, clueReadsQuery } from '../../../contracts/clue-registry';
import type { Page } from '../../../contracts/common';
import { auditVerbWords } from '../../../contracts/audit-labels';
import { accessesTo, authorize, cursorAfter, cursorValue, ObjectId, shanghaiDay, shanghaiTime, type Access, type Context, type ExportColumn } from '../../kernel';
import { custodiansOf } from '../acts/identity';
import type { Clue } from '../model';
import { clues, staffOf } from './readable';

/** Who read what, refused tries too, newest first: of those clues whose identity is kept by the custodian who asks. */
export async function listReads(ctx: Context, query: z.output<typeof clueReadsQuery>): Promise<Page<ClueRead>> {
  const items: ClueRead[] = [];
  for await (const read of readsFor(ctx, query)) {
    if (items.length === query.limit) return { items, nextCursor: cursorAfter(items.at(-1)!.id) };
    items.push(read);
  }
  return { items, nextCursor: null };
}

/** All of them, for an export. */
export async function* readsFor(ctx: Context, { code, cursor }: { code?: string | undefined; cursor?: string | undefined }): AsyncGenerator<ClueRead> {
  authorize(ctx.actor, 'clueIdentity.reads');
  const kept = keeper(staffOf(ctx).accountId);
  for await (const access of accessesTo('clue', cursorValue(cursor))) {
    const found = await kept(access.subjectId);
    if (found && (!code || found.startsWith(code.toUpperCase()))) yield present(access, found);
  }
}

/** The code of a clue that this custodian keeps, each looked up once; null for what is none of his. */
function keeper(me: string): (id: string) => Promise<string | null> {
  const known = new Map<string, string | null>();
  return async (id) => {
    if (!known.has(id)) {
      const clue = ObjectId.isValid(id) ? ((await clues().findOne({ _id: new ObjectId(id) }, { projection: { code: 1, 'envelopes.identity.keys': 1, 'handling.identityRequests': 1 } })) as Clue | null) : null;
      known.set(id, clue && custodiansOf(clue).includes(me) ? clue.code : null);
    }
    return known.get(id) ?? null;
  };
}

const present = ({ id, at, byName, verb, detail }: Access, code: string): ClueRead => ({ id, at: at.toISOString(), by: byName, code, verb, label: auditVerbWords(verb), reason: typeof detail.reason === 'string' ? detail.reason : '' });

export const readColumns: ExportColumn<ClueRead>[] = [
  { header: '时间', value: ({ at }) => `${shanghaiDay(new Date(at))} ${shanghaiTime(new Date(at))}`, width: 18 },
  { header: '谁', value: ({ by }) => by, width: 12 },
  { header: '线索', value: ({ code }) => code, width: 26 },
  { header: '做了什么', value: ({ label }) => label, width: 20 },
  { header: '理由', value: ({ reason }) => reason, width: 40 },
];
