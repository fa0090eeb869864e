import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { Payment as PaymentView, PaymentListQuery, PaymentLookup, PaymentLookupRequest } from '../../contracts/disbursement';
import { noteLooks } from '../household';
import { maskIdentity, maskName } from '../masking';
import { blindIndexCandidates, can, cursorAfter, cursorValue, fail, ImportModel, native, recordAccess, scopeFilter, toObjectId, type Context, type ObjectId } from '../kernel';
import { PaymentModel, type Payment } from './model';
import { programmeHead } from './programmes';

type Filter = mongoose.mongo.Filter<Payment>;
type Wanted = Omit<PaymentListQuery, 'cursor' | 'limit'>;
const found = { identity: 0, identityIndex: 0 } as const;
const lookedUpMax = 500;

/** A payment's id ends with its row. */
const rowOf = (id: ObjectId): number => Buffer.from(id.id).readUInt32BE(8);

/** Newest first; within one import that is the order of its rows from the end, which has an index of its own. */
export const paymentsOrder = ({ importId }: Wanted): { row: -1 } | { _id: -1 } => (importId ? { row: -1 } : { _id: -1 });

function afterPayment(importId: string | undefined, after: string | undefined): object {
  if (after === undefined) return {};
  const id = toObjectId(after);
  return importId ? { row: { $lt: rowOf(id) } } : { _id: { $lt: id } };
}

/** @throws Fault badRequest for a year of all programmes: nothing finds it without reading everything newer */
export function paymentsFilter(scope: { path?: { $in: ObjectId[] } }, { villageId, programme, year, state, importId }: Wanted, after?: string): Filter {
  if (year && !programme && !importId) fail('badRequest', { fields: [{ path: 'year', message: '请先选项目，再选年度' }] });
  return {
    $and: [
      scope,
      {
        ...(villageId ? { path: toObjectId(villageId) } : {}),
        ...(programme ? { programme } : {}),
        ...(year ? { year } : {}),
        ...(state === 'paid' ? { odd: { $exists: false } } : state ? { odd: state } : {}),
        ...(importId ? { importId: toObjectId(importId) } : {}),
        ...afterPayment(importId, after),
      },
    ],
  } as Filter;
}

/** Payments within the viewer's scope, the newest import first. */
export async function listPayments(ctx: Context, query: PaymentListQuery): Promise<Page<PaymentView>> {
  const filter = paymentsFilter(scopeFilter(ctx.actor, 'payment.list'), query, cursorValue(query.cursor));
  const rows = (await native(PaymentModel).find(filter, { sort: paymentsOrder(query), limit: query.limit + 1, projection: found }).toArray()) as Payment[];
  const items = await presentPayments(ctx, rows.slice(0, query.limit));
  return { items, nextCursor: rows.length > query.limit ? cursorAfter(items.at(-1)!.id) : null };
}

const together = 500;

/** The whole list for a file; names are masked, whoever takes it out. */
export async function* eachPayment(ctx: Context, query: Wanted): AsyncGenerator<PaymentView> {
  const filter = paymentsFilter(scopeFilter(ctx.actor, 'payment.export'), query);
  let batch: Payment[] = [];
  const masked = async (): Promise<PaymentView[]> => (await presentPayments(ctx, batch)).map((one) => ({ ...one, head: maskName(one.head), payee: maskName(one.payee) }));
  for await (const one of native(PaymentModel).find(filter, { sort: paymentsOrder(query), projection: found })) {
    batch.push(one as Payment);
    if (batch.length < together) continue;
    yield* await masked();
    batch = [];
  }
  yield* await masked();
}

/** Everything that one person was paid. The reason stays on record, and the households read that somebody looked. @throws Fault forbidden */
export async function lookUpPerson(ctx: Context, { identityNumber, reason }: PaymentLookupRequest): Promise<PaymentLookup> {
  const filter = { $and: [scopeFilter(ctx.actor, 'payment.seek'), { identityIndex: { $in: blindIndexCandidates('identityNumber', identityNumber) } }] } as Filter;
  const rows = (await native(PaymentModel).find(filter, { sort: { identityIndex: 1, programme: 1, year: 1, batch: 1 }, limit: lookedUpMax + 1, projection: found }).toArray()) as Payment[];
  rows.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
  const households = [...new Map(rows.map(({ householdId }) => [householdId.toHexString(), householdId])).values()];
  await noteLooks(ctx, households, 'staff');
  await recordAccess(ctx, { type: 'payment', id: 'lookup' }, 'payment.lookedUp', { reason, households: households.map(String), payments: rows.length });
  return { identityMasked: maskIdentity(identityNumber), items: await presentPayments(ctx, rows.slice(0, lookedUpMax)), more: rows.length > lookedUpMax };
}

async function presentPayments(ctx: Context, rows: readonly Payment[]): Promise<PaymentView[]> {
  if (rows.length === 0) return [];
  const imports = new Map<string, string>();
  for (const one of await native(ImportModel).find({ _id: { $in: [...new Map(rows.map(({ importId }) => [String(importId), importId])).values()] } }, { projection: { fileName: 1 } }).toArray()) imports.set(String(one._id), one.fileName);
  const programmes = new Map(await Promise.all([...new Set(rows.map(({ programme }) => programme))].map(async (code) => [code, await programmeHead(code)] as const)));
  return rows.map((one) => {
    const named = can(ctx.actor, 'payment.seek', one) ? (name: string) => name : maskName;
    const { code, name, unit } = programmes.get(one.programme) ?? fail('internal');
    return {
      ...{ id: one._id.toHexString(), village: { id: one.village.id.toHexString(), name: one.village.name }, group: one.group, programme: { code, name, unit }, year: one.year, batch: one.batch },
      ...{ head: named(one.head), payee: named(one.payee), householdId: one.householdId.toHexString(), quantity: one.quantity, rate: one.rate, due: one.due, paid: one.paid, cardTail: one.cardTail, day: one.day },
      ...{ state: one.odd ?? 'paid', corrects: one.replaces !== undefined && one.state !== 'reversed', source: { importId: one.importId.toHexString(), fileName: imports.get(String(one.importId)) ?? '', row: one.row } },
    };
  });
}
