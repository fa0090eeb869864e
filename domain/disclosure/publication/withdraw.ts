import { withdrawalReason, type ContentProblem, type PersonalHit, type PublicationWithdrawals } from '../../../contracts/publication';
import type { DisclosureContent } from '../../../contracts/disclosure';
import { auditedChange, fail, native, ObjectId, type Change, type Context } from '../../kernel';
import { maskNumbers } from '../../masking';
import { PublicationModel, type Publication } from '../model';
import { eachFreeText, publicContentOf } from './content';

/** Stands where a word was withdrawn: no initial, no length. */
const masked = '**';

/**
 * What a correction is to take from the editions before it, as it is stored with its draft.
 * @throws Fault badRequest where nothing is corrected, or for a file that was not published with it
 */
export async function withdrawalsOf(draft: Publication, asked: PublicationWithdrawals | undefined): Promise<Publication['withdraws']> {
  if (!asked || (asked.files.length === 0 && asked.words.length === 0 && !draft.withdraws)) return undefined;
  if (!draft.corrects) return fail('badRequest', { message: '只有更正能撤下旧版里的。', fields: [{ path: 'withdraws', message: '只有更正能撤下旧版里的' }] });
  const corrected = await native(PublicationModel).findOne({ _id: draft.corrects }, { projection: { attachments: 1 } });
  const known = new Set((corrected?.attachments ?? []).map(String));
  const files = [...new Set(asked.files)];
  if (files.some((file) => !known.has(file))) return fail('badRequest', { message: '只能撤下和旧版一起公开的文件。', fields: [{ path: 'withdraws.files', message: '不是旧版的文件' }] });
  // A number that nobody may store whole is none here either; its masked form is what the old edition shows.
  return { files: files.map((file) => new ObjectId(file)), words: [...new Set(asked.words.map(maskNumbers))] };
}

/** What is to be withdrawn must not stand in the new edition itself. */
export function stillShown({ withdraws, attachments, nothing, content }: Publication, hits: readonly PersonalHit[]): ContentProblem[] {
  if (!withdraws) return [];
  const where = '要从旧版撤下的';
  const files = withdraws.files.filter((file) => attachments.some((one) => one.equals(file)));
  const texts: string[] = [];
  const shown = publicContentOf(nothing ? null : content, hits);
  if (shown) eachFreeText(shown, (text) => (texts.push(text), text));
  const words = withdraws.words.filter((word) => texts.some((text) => text.includes(word)));
  return [
    ...(files.length > 0 ? [{ path: 'withdraws.files', where, message: `还有 ${files.length} 个文件附在新版里，请先从附件里去掉` }] : []),
    ...words.map((word, index) => ({ path: `withdraws.words.${index}`, where, message: `“${word}”还在新版里` })),
  ];
}

/** Takes it from every earlier edition of the same item and period that everybody may read. Repeating it changes nothing. */
export async function withdrawFromEarlier(ctx: Context, correction: Publication): Promise<void> {
  const { withdraws, published, village, item, period, edition } = correction;
  if (!withdraws || !published) return;
  const earlier = native(PublicationModel).find({ 'village.id': village.id, 'item.code': item.code, 'period.key': period.key, edition: { $lt: edition }, publicContent: { $exists: true } }, { projection: { _id: 1 } });
  for (const { _id } of await earlier.toArray()) await auditedChange(PublicationModel, _id, ctx, 'publication.withdraw', (before) => withdrawal(before, withdraws, published.on, correction._id));
}

function withdrawal(before: Publication, { files, words }: NonNullable<Publication['withdraws']>, on: string, correctedBy: ObjectId): Change | null {
  const gone = (before.publicFiles ?? []).filter(({ id }) => files.some((file) => file.equals(id)));
  let count = 0;
  const without = (text: string): string => words.reduce((rest, word) => {
    const parts = rest.split(word);
    count += parts.length - 1;
    return parts.join(masked);
  }, text);
  const publicContent = contentWithout(before.publicContent ?? null, new Set(files.map(String)), without);
  const publicFiles = (before.publicFiles ?? []).filter((file) => !gone.includes(file)).map((file) => ({ ...file, name: without(file.name) }));
  const publicReason = before.publicReason === undefined ? {} : { publicReason: without(before.publicReason) };
  if (gone.length === 0 && count === 0) return null;
  return {
    set: { publicContent, publicFiles, ...publicReason, withdrawn: { files: [...(before.withdrawn?.files ?? []), ...gone.map(({ id, mediaType }) => ({ id, mediaType, on }))], wordsOn: count > 0 ? on : (before.withdrawn?.wordsOn ?? null) } },
    detail: { reason: withdrawalReason, files: gone.map(({ id }) => id.toHexString()), words: count, correctedBy: correctedBy.toHexString() },
  };
}

/** The text of a name column shows a surname at most, and is left as it is. */
function contentWithout(content: DisclosureContent | null, files: ReadonlySet<string>, without: (text: string) => string): DisclosureContent | null {
  if (!content) return null;
  const masked = eachFreeText(content, without);
  if (masked.form !== 'accounts') return masked;
  const lines = (side: 'receipts' | 'payments') => masked[side].map((line) => ({ ...line, voucherFileIds: line.voucherFileIds.filter((file) => !files.has(file)) }));
  return { ...masked, receipts: lines('receipts'), payments: lines('payments') };
}
