import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import type { FundProgramme } from '../../contracts/fund';
import { listProgrammes } from '../fund';
import { HouseholdBook, type HouseholdLine } from '../household';
import { blindIndex, defineImportKind, encryptText, native, ObjectId, type Context, type Handled, type ImportedRow, type ImportedSheet, type ImportHandler, type OrganisationRecord, type RowProblem } from '../kernel';
import { columns, type PaymentColumns, type PaymentRowOf } from './columns';
import { emptyDigest, nextDigest } from './digest';
import { identityPurpose, PaymentModel, type Payment } from './model';
import { Villages } from './places';
import { Planner, type Line, type Step } from './plan';
import { countRun, listKey, touch } from './sums';

const duplicateKeyCode = 11_000;

/** A line with the rest of what stands in it. */
interface Full extends Line {
  value: PaymentRowOf;
  village: OrganisationRecord;
}

defineImportKind('payments', { verb: 'payment.import', columns, anyLayout: { by: 'programme' }, handler: paymentHandler });

/** In the order of their rows within one import, so that a run appends to every index that ends with it. */
function idsOf(importId: ObjectId): (row: number) => ObjectId {
  const head = Buffer.alloc(12);
  Buffer.from(importId.id).copy(head, 0, 0, 4);
  createHash('sha256').update(importId.id).digest().copy(head, 4, 0, 4);
  return (row) => {
    const bytes = Buffer.from(head);
    bytes.writeUInt32BE(row, 8);
    return new ObjectId(bytes);
  };
}

function paymentHandler(ctx: Context, sheet: ImportedSheet): ImportHandler<PaymentColumns> {
  const idOf = idsOf(sheet.importId);
  const planner = new Planner(sheet.importId, sheet.dryRun);
  const book = new HouseholdBook(ctx);
  const touched = new Set<string>();
  let known: { programmes: Map<string, FundProgramme>; villages: Villages } | undefined;
  let digest = sheet.digest ?? emptyDigest;
  /** Of the batch that was looked at last: it is the one that is applied next. */
  let planned: { line: Full; step: Step }[] = [];

  const load = async () => (known ??= { programmes: new Map((await listProgrammes()).flatMap((one) => [[one.code, one], [one.name, one]])), villages: await Villages.of(sheet.senderId) });

  return {
    async check(rows) {
      const problems: RowProblem<PaymentColumns>[] = [];
      const lines: Full[] = [];
      const { programmes, villages } = await load();
      for (const row of rows) {
        const programme = programmes.get(row.value.programme);
        const village = villages.find(row.value.village, row.value.town);
        if (!programme) problems.push({ row: row.row, key: 'programme', message: `没有“${row.value.programme}”这个项目，请填民生资金项目里的编码或名称` });
        if (typeof village === 'string') problems.push({ row: row.row, key: 'village', message: village });
        if (programme && typeof village !== 'string') lines.push(lineOf(row, { id: idOf(row.row), programme, village }));
      }
      const steps = lines.length > 0 ? await planner.plan(lines) : [];
      planned = lines.map((line, index) => ({ line, step: steps[index]! }));
      for (const { line, step } of planned) if (step.act === 'problem') problems.push({ row: line.row, key: step.key, message: step.message });
      return { ...handled(planned), problems };
    },
    async apply() {
      const entering = planned.filter(({ step }) => step.act === 'new' || step.act === 'replace');
      if (entering.length > 0) {
        await touch(sheet.importId, entering.map(({ line }) => listKey({ ...line, villageId: line.village._id })), touched);
        const households = await book.record(entering.map(({ line }) => householdLineOf(line)));
        const payments = entering.map(({ line, step }, index) => paymentOf(line, { sheet, householdId: households[index]!, step }));
        for (const [index, payment] of payments.entries()) digest = nextDigest(digest, payment, entering[index]!.line.identity);
        await insertNew(payments);
        await markReplaced(payments);
      }
      return handled(planned);
    },
    end: () => countRun(ctx, sheet),
    digest: () => digest,
  };
}

function handled(planned: readonly { line: Full; step: Step }[]): Handled<PaymentColumns> {
  const of = (act: Step['act']): number => planned.filter(({ step }) => step.act === act).length;
  const leftOut = planned.flatMap(({ line, step }) => (step.act === 'same' ? [{ row: line.row, key: 'paid' as const, message: step.words }] : []));
  return { creates: of('new'), updates: of('replace'), leftOut };
}

function lineOf({ row, value }: ImportedRow<PaymentColumns>, found: { id: ObjectId; programme: FundProgramme; village: OrganisationRecord }): Full {
  const { year, batch, identity, paid, day } = value;
  return { row, value, id: found.id, village: found.village, programme: found.programme.code, year, batch, identity, identityIndex: blindIndex('identityNumber', identity), paid, day, state: value.state ?? 'paid', replaces: value.differing === 'replace' };
}

function householdLineOf({ value, village }: Full): HouseholdLine {
  const byHead = value.headIdentity !== undefined && value.headIdentity !== value.identity;
  return {
    village: { id: village._id, name: village.name, path: village.path },
    group: value.group ?? '',
    head: byHead ? { name: value.head ?? value.payee, identity: value.headIdentity! } : { name: value.payee, identity: value.identity },
    ...(byHead ? { member: { identity: value.identity } } : {}),
    ...(value.headIdentity === undefined ? { headUnknown: true } : {}),
    ...(value.phone === undefined ? {} : { phone: value.phone }),
  };
}

/** Field by field: put together from several objects, each payment would be a hash table of several kilobytes. */
function paymentOf(line: Full, { sheet, householdId, step }: { sheet: ImportedSheet; householdId: ObjectId; step: Step }): Payment {
  const { value, village } = line;
  const payment: Payment = {
    _id: line.id,
    importId: sheet.importId,
    row: line.row,
    village: { id: village._id, name: village.name },
    path: [...village.path, sheet.senderId],
    programme: line.programme,
    year: line.year,
    batch: line.batch,
    householdId,
    group: value.group ?? '',
    head: value.head ?? value.payee,
    payee: value.payee,
    identity: encryptText(line.identity, identityPurpose),
    identityIndex: line.identityIndex,
    quantity: value.quantity ?? null,
    rate: value.rate ?? null,
    due: value.due ?? line.paid,
    paid: line.paid,
    cardTail: value.card ?? '',
    day: line.day,
    state: line.state,
  };
  if (step.act === 'replace') payment.replaces = step.target.id!;
  if (line.state !== 'paid') payment.odd = line.state;
  return payment;
}

/** A batch that is applied again finds its lines there. */
async function insertNew(payments: Payment[]): Promise<void> {
  try {
    await native(PaymentModel).insertMany(payments, { ordered: false });
  } catch (error) {
    const known = error instanceof mongoose.mongo.MongoBulkWriteError && [error.writeErrors].flat().every(({ code }) => code === duplicateKeyCode);
    if (!known) throw error;
  }
}

async function markReplaced(payments: readonly Payment[]): Promise<void> {
  const writes = payments.flatMap(({ _id, replaces }) => (replaces ? [{ updateOne: { filter: { _id: replaces }, update: { $set: { reversedBy: _id, odd: 'reversed' as const } } } }] : []));
  if (writes.length > 0) await native(PaymentModel).bulkWrite(writes);
}
