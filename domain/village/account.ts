import type { AccountLine } from '../../contracts/disclosure';
import type { BoardAccount } from '../../contracts/village';
import { PublicationModel, type Publication } from '../disclosure';
import { native, ObjectId } from '../kernel';

/** So far back the newest month is looked for: a correction of an old one is listed anew, and is not the newest. */
const lookedAt = 24;

type Listed = Pick<Publication, '_id' | 'period' | 'published' | 'corrects'>;
/** What is read of the public content: sums need no payee and no voucher. */
const figures = { 'publicContent.form': 1, 'publicContent.opening': 1, 'publicContent.closing': 1, 'publicContent.receipts.amount': 1, 'publicContent.payments.amount': 1 } as const;

export const listedAccounts = (villageId: string): object => ({ 'village.id': new ObjectId(villageId), 'item.class': 'finance', listedAt: { $gt: new Date(0) } });

/** The newest month's account that everybody may see, in its figures; null where there is none. */
export async function newestAccount(villageId: string): Promise<BoardAccount | null> {
  const publications = native(PublicationModel);
  const listed = (await publications
    .find({ ...listedAccounts(villageId), 'item.form': 'accounts', nothing: false } as never, { sort: { listedAt: -1, _id: -1 }, limit: lookedAt, projection: { period: 1, published: 1, corrects: 1 } })
    .toArray()) as Listed[];
  const newest = listed.reduce<Listed | undefined>((best, one) => (best && best.period.to >= one.period.to ? best : one), undefined);
  const found = newest && (await publications.findOne({ _id: newest._id }, { projection: figures }));
  const content = found?.publicContent;
  if (!newest?.published || content?.form !== 'accounts') return null;
  return {
    publicationId: newest._id.toHexString(),
    period: newest.period.label,
    opening: content.opening,
    received: sum(content.receipts),
    paid: sum(content.payments),
    closing: content.closing,
    on: newest.published.on,
    lateWorkingDays: newest.published.lateWorkingDays,
    corrected: newest.corrects !== null,
  };
}

const sum = (lines: readonly Pick<AccountLine, 'amount'>[]): number => lines.reduce((total, { amount }) => total + amount, 0);
