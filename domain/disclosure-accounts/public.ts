import type { PublicAccountLine, PublicAccounts, PublicAccountsMonth } from '../../contracts/accounts';
import { followsWords, sumsByEntry } from '../../contracts/accounts-rules';
import type { AccountLine, AccountsContent, PublicPublication } from '../../contracts/disclosure';
import { showPublished } from '../disclosure';
import { fail, findOrganisation, native, toObjectId } from '../kernel';
import { similarTo, yearUpTo } from './compare';
import { entryNames } from './entries';
import { AccountMonthModel, type AccountMonth } from './model';

const months = () => native(AccountMonthModel);

/** What a village's page of accounts shows, in one answer; of the month asked for, else of the newest. @throws Fault notFound */
export async function showPublicAccounts(villageId: string, monthKey?: string): Promise<PublicAccounts> {
  const organisation = await findOrganisation(villageId);
  if (!organisation || (organisation.kind !== 'village' && organisation.kind !== 'community')) return fail('notFound', { message: '没有找到这个村。' });
  const known = await months().find({ 'village.id': toObjectId(villageId) }, { projection: { monthKey: 1 }, sort: { monthKey: -1 } }).toArray();
  const wanted = monthKey ?? known[0]?.monthKey;
  const month = wanted === undefined ? null : await months().findOne({ _id: `${villageId}:${wanted}` });
  if (monthKey && !month) return fail('notFound', { message: '这个月的账还没有公开。' });
  const town = organisation.parentId ? await findOrganisation(organisation.parentId) : null;
  const place = { village: { id: villageId, name: organisation.name }, town: { id: town?._id.toHexString() ?? villageId, name: town?.name ?? '' }, months: known.map((one) => one.monthKey) };
  if (!month) return { ...place, month: null, year: [], lastYear: null, similar: null };
  const [shown, { year, lastYear }, similar] = await Promise.all([showMonth(month), yearUpTo(month), similarTo(month)]);
  return { ...place, month: shown, year, lastYear, similar };
}

async function showMonth(month: AccountMonth): Promise<PublicAccountsMonth> {
  const [{ content, attachments }, nameOf] = await Promise.all([showPublished(month.publicationId.toHexString()), entryNames()]);
  const account: Pick<AccountsContent, 'receipts' | 'payments' | 'note'> = content?.form === 'accounts' ? content : { receipts: [], payments: [], note: '' };
  const pictures = new Map(attachments.map((file) => [file.id, file]));
  const { monthKey, publishedOn, lateWorkingDays, corrected, nothing, opening, receipts, payments, closing, difference, before } = month;
  return {
    publicationId: month.publicationId.toHexString(),
    monthKey,
    publishedOn,
    lateWorkingDays,
    corrected,
    nothing,
    opening,
    receipts,
    payments,
    closing,
    difference,
    follows: followsWords(monthKey, opening, before),
    receiptLines: account.receipts.map((line) => publicLine(line, pictures)),
    paymentLines: account.payments.map((line) => publicLine(line, pictures)),
    receiptEntries: sumsByEntry(account.receipts, nameOf),
    paymentEntries: sumsByEntry(account.payments, nameOf),
    note: account.note,
  };
}

/** A picture is shown only where it was published with the account. */
function publicLine({ voucherFileIds, ...line }: AccountLine, pictures: ReadonlyMap<string, PublicPublication['attachments'][number]>): PublicAccountLine {
  return { ...line, pictures: voucherFileIds.flatMap((id) => pictures.get(id) ?? []) };
}
