import { accountsItemCode, monthAfter, monthsBetween, sumsOf } from '../../contracts/accounts-rules';
import type { AccountsContent } from '../../contracts/disclosure';
import { PublicationModel, type Publication } from '../disclosure';
import { defineJob, native, subscribe, toObjectId, type ObjectId } from '../kernel';
import { AccountMonthModel, type AccountMonth } from './model';

const months = () => native(AccountMonthModel);
type Counted = Omit<AccountMonth, 'before' | 'agrees' | 'yearReceipts'>;
type Head = Omit<Publication, 'content' | 'publicContent' | 'steps' | 'trail' | 'outbox'>;

/** Only the newest edition of a month counts; what it replaced stays readable where it was published. */
const standing = (villageId: ObjectId) => ({ 'village.id': villageId, 'item.code': accountsItemCode, state: 'published' as const });
const headOnly = { content: 0, publicContent: 0, steps: 0, trail: 0, outbox: 0 } as const;

const headsOf = async (villageId: ObjectId): Promise<Head[]> => (await native(PublicationModel).find(standing(villageId), { projection: headOnly, sort: { 'period.key': 1 } }).toArray()) as Head[];
const marksOf = (heads: readonly Head[]): string => heads.map(({ _id }) => _id.toHexString()).join(' ');

/**
 * Counts a village's months anew from what is published now. Of accounts already counted only what follows from the
 * others is made again. Where something was published meanwhile, it counts once more: the last who writes has looked.
 */
export async function countVillage(villageId: string | ObjectId): Promise<void> {
  const village = toObjectId(villageId);
  for (let heads = await headsOf(village); ; ) {
    const known = new Map((await months().find({ 'village.id': village }).toArray()).map((one) => [one._id, one]));
    const isNew = (head: Head): boolean => !known.get(idOf(head))?.publicationId.equals(head._id);
    const contents = await contentsOf(heads.filter((head) => !head.nothing && isNew(head)));
    const rows = chain(heads.map((head) => countMonth(head, contents.get(head._id.toHexString()), known.get(idOf(head)))));
    const changed = rows.filter((row) => JSON.stringify(row) !== JSON.stringify(ordered(known.get(row._id))));
    if (changed.length > 0) await months().bulkWrite(changed.map((row) => ({ replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true } })));
    await months().deleteMany({ 'village.id': village, _id: { $nin: rows.map((row) => row._id) } });
    const now = await headsOf(village);
    if (marksOf(now) === marksOf(heads)) return;
    heads = now;
  }
}

const idOf = ({ village, period }: Head): string => `${village.id.toHexString()}:${period.key}`;

/** By the publications' ids. */
async function contentsOf(heads: readonly Head[]): Promise<Map<string, AccountsContent>> {
  if (heads.length === 0) return new Map();
  const found = await native(PublicationModel).find({ _id: { $in: heads.map(({ _id }) => _id) } }, { projection: { publicContent: 1 } }).toArray();
  return new Map(found.flatMap(({ _id, publicContent }) => (publicContent ? [[_id.toHexString(), publicContent as AccountsContent] as const] : [])));
}

/** `content`: of an edition that was not counted yet. */
function countMonth(head: Head, content: AccountsContent | undefined, known: AccountMonth | undefined): Counted {
  const { _id, village, town, path, period, edition, nothing, published, corrects } = head;
  const counted = content ? { ...sumsOf(content), opening: content.opening, closing: content.closing, lines: content.receipts.length + content.payments.length } : (known ?? empty);
  const { opening, receipts, payments, closing, difference, lines } = counted;
  return {
    _id: idOf(head),
    village,
    town,
    path,
    monthKey: period.key,
    publicationId: _id,
    edition,
    publishedOn: published!.on,
    lateWorkingDays: published!.lateWorkingDays,
    corrected: corrects !== null,
    nothing,
    opening,
    receipts,
    payments,
    closing,
    difference,
    lines,
  };
}

const empty = { opening: 0, receipts: 0, payments: 0, closing: 0, difference: 0, lines: 0 };

/** What follows from the months before: whether one goes on from the other, and the year's receipts. A month in which nothing happened closes as it began. */
function chain(counted: readonly Counted[]): AccountMonth[] {
  const rows: AccountMonth[] = [];
  for (const one of counted) {
    const last = rows.at(-1);
    const before = last ? { monthKey: last.monthKey, closing: last.closing } : null;
    const stands = one.nothing ? { ...one, opening: before?.closing ?? 0, closing: before?.closing ?? 0 } : one;
    const follows = before === null || (monthsBetween(before.monthKey, one.monthKey) === 1 && before.closing === stands.opening);
    const since = monthAfter(one.monthKey, -11);
    const yearReceipts = one.receipts + rows.filter((row) => row.monthKey >= since).reduce((sum, row) => sum + row.receipts, 0);
    rows.push({ ...stands, before, agrees: stands.difference === 0 && follows, yearReceipts });
  }
  return rows;
}

/** As `chain` writes it, so that two rows can be compared as texts. */
const ordered = (row: AccountMonth | undefined): AccountMonth | undefined => {
  if (!row) return undefined;
  const { before, agrees, yearReceipts, ...rest } = row;
  return { ...rest, before, agrees, yearReceipts };
};

/** Every village that has published an account; answers how many. */
export async function countAllVillages(): Promise<number> {
  const villages = (await native(PublicationModel).distinct('village.id', { 'item.code': accountsItemCode, state: { $in: ['published', 'replaced'] } })) as ObjectId[];
  for (const village of villages) await countVillage(village);
  return villages.length;
}

subscribe('disclosure.published', 'villageAccounts.count', async ({ payload: { itemCode, villageId } }) => {
  if (itemCode === accountsItemCode) await countVillage(String(villageId));
});
/** What an event that never came has left out. */
defineJob({ name: 'villageAccounts.rebuild', schedule: '50 3 * * *', run: countAllVillages });
