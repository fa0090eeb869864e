import { checkAccounts, faultWords } from '../../contracts/accounts-check';
import type { DisclosureItem } from '../../contracts/disclosure';
import { asDraft, type DraftContent } from '../../contracts/publication';
import type { OpenVillageDraftRequest, SendVillageDraftRequest, SubmitVillageDraftRequest, VillageDraftOpened, VillageDraftSent } from '../../contracts/village-draft';
import { attachmentsOf, draftPublication, itemFor, presentDetail, PublicationModel, savePublication, submitPublication, type Publication } from '../disclosure';
import { fail, Fault, native, thumbnailOf, type Context, type OrganisationRecord, type StaffActor } from '../kernel';
import { accountsEntries } from './entries';
import { clerkFor } from './phone';
import { dueOf } from './phone-due';
import { lastBefore } from './queries';
import { accountsRules } from './settings';

type ClerkContext = Context & { actor: StaffActor };
type Which = Pick<OpenVillageDraftRequest, 'itemCode' | 'periodKey'>;

const openKeyOf = (village: OrganisationRecord, { itemCode, periodKey }: Which): string => `${village._id.toHexString()}:${itemCode}:${periodKey}`;
const openOne = (village: OrganisationRecord, which: Which): Promise<Publication | null> => native(PublicationModel).findOne({ openKey: openKeyOf(village, which) }) as Promise<Publication | null>;
const mayGoOn = ({ actor }: ClerkContext, { state, drafted }: Publication): boolean => state === 'draft' && drafted.by.id.toHexString() === actor.accountId;
const inTheWay = (): never => fail('conflict', { message: '这一期已经有一份在写或在审，请先问一问村里。' });

/** A draft of his own that can still be written in. @throws Fault notFound, conflict */
async function ownDraft(ctx: ClerkContext, village: OrganisationRecord, which: Which): Promise<Publication> {
  const draft = (await openOne(village, which)) ?? fail('notFound', { message: '没有找到这份草稿，可能已经公开。' });
  return mayGoOn(ctx, draft) ? draft : inTheWay();
}

/** What stands in his draft now, to go on with: what came back is put right where it was written. @throws Fault wrongState, notFound, conflict */
export async function openVillageDraft(ctx: Context, request: OpenVillageDraftRequest): Promise<VillageDraftOpened> {
  const clerk = await clerkFor(ctx, request);
  const draft = await ownDraft(clerk.ctx, clerk.village, request);
  const files = await attachmentsOf(draft);
  const pictures: VillageDraftOpened['pictures'] = [];
  // One after another: a picture is unpacked whole to be made small.
  for (const { id } of files.filter(isPicture)) pictures.push({ id: id.toHexString(), preview: await thumbnailOf(id) });
  return { version: draft.trail.seq, nothing: draft.nothing, content: draft.content && asDraft(draft.content), pictures, documents: files.filter((file) => !isPicture(file)).map(({ name }) => name) };
}

const isPicture = ({ mediaType }: { mediaType: string }): boolean => mediaType.startsWith('image/');

/** What a clerk typed on his phone, as a draft of his village. Sent again it takes the place of what he sent before. @throws Fault wrongState, badRequest, conflict, duplicate */
export async function sendVillageDraft(ctx: Context, request: SendVillageDraftRequest): Promise<VillageDraftSent> {
  const clerk = await clerkFor(ctx, request);
  const due = (await dueOf(clerk.ctx, clerk.village)).find(({ item, period }) => item.code === request.itemCode && period.key === request.periodKey);
  if (!due) return fail('duplicate', { message: '这一期已经公开，或不用公开。要改请在电脑上用“更正”。' });
  if (due.state !== null && (due.state !== 'draft' || !due.mine)) inTheWay();
  const item = await itemFor(request.itemCode);
  const content = request.nothing ? null : contentOf(item, request.content);
  return sentOf(clerk.ctx, await draftFromPhone(clerk.ctx, clerk.village, request, content));
}

/** In the form of the item; what lies beyond its columns is nobody's. */
function contentOf(item: DisclosureItem, content: SendVillageDraftRequest['content']): DraftContent {
  if (content?.form !== item.form) return fail('badRequest', { message: '还没有填内容。这一期真的没有，就报“本期无发生”。', fields: [{ path: 'content', message: '还没有填内容' }] });
  return asDraft(content.form === 'table' ? { ...content, rows: content.rows.map((row) => item.columns.map((_column, index) => row[index] ?? '')) } : content);
}

const triesMost = 5;

/** By the commands of the desk. Sent twice at once, the second goes on where the first stands. */
async function draftFromPhone(ctx: ClerkContext, village: OrganisationRecord, { itemCode, periodKey, nothing, photos }: SendVillageDraftRequest, content: DraftContent | null): Promise<Publication> {
  const which = { itemCode, periodKey };
  for (let tries = 1; ; tries += 1) {
    const before = (await openOne(village, which)) ?? (await begin(ctx, { villageId: village._id.toHexString(), ...which, nothing }));
    if (before && !mayGoOn(ctx, before)) return inTheWay();
    try {
      if (before) return (await savePublication(ctx, before._id.toHexString(), { version: before.trail.seq, nothing, content, attachments: await stay(before, nothing, photos), looked: false, decisions: before.decisions })).publication;
    } catch (error) {
      if (!raced(error) || tries >= triesMost) throw error;
    }
  }
}

/** Files that are no pictures are the desk's: they stay. So does everything under what was typed before 本期无发生: it can be taken back. */
async function stay(before: Publication, nothing: boolean, photos: readonly string[]): Promise<string[]> {
  if (nothing) return before.attachments.map(String);
  const documents = (await attachmentsOf(before)).filter((file) => !isPicture(file));
  return [...documents.map(({ id }) => id.toHexString()), ...photos];
}

const raced = (error: unknown): boolean => error instanceof Fault && (error.code === 'conflict' || error.code === 'duplicate');

/** Null where another request began it a moment before. */
async function begin(ctx: ClerkContext, { villageId, itemCode, periodKey, nothing }: Which & { villageId: string; nothing: boolean }): Promise<Publication | null> {
  try {
    return await draftPublication(ctx, { villageId, itemCode, periodKey, copy: false, nothing });
  } catch (error) {
    if (raced(error)) return null;
    throw error;
  }
}

/** What is left to put right and to decide: it is told at once, on the phone. */
async function sentOf(ctx: ClerkContext, publication: Publication): Promise<VillageDraftSent> {
  const { version, problems, personal, attachments } = await presentDetail(ctx, publication);
  return { title: publication.title, version, faults: await faultsOf(ctx, publication), problems: problems.filter(({ path }) => path !== 'decisions' && path !== 'looked' && path !== 'content.closing'), personal, attachments: attachments.length };
}

async function faultsOf(ctx: Context, { village, period, content, nothing }: Publication): Promise<VillageDraftSent['faults']> {
  if (nothing || content?.form !== 'accounts') return [];
  const [{ before }, entries, { voucherFrom }] = await Promise.all([lastBefore(village.id.toHexString(), period.key), accountsEntries(), accountsRules(ctx)]);
  return checkAccounts(content, { period, before, entries: entries.map(({ code }) => code), voucherFrom }).map((fault) => ({ stops: fault.stops, words: faultWords(fault) }));
}

/** Hands it to the village's supervisors, with what he decided about words that look personal. @throws Fault wrongState, notFound, conflict, badRequest */
export async function submitVillageDraft(ctx: Context, { looked, decisions, version, ...request }: SubmitVillageDraftRequest): Promise<void> {
  const clerk = await clerkFor(ctx, request);
  const draft = await ownDraft(clerk.ctx, clerk.village, request);
  const id = draft._id.toHexString();
  const stops = (await faultsOf(ctx, draft)).find((fault) => fault.stops);
  if (stops) fail('badRequest', { message: `还不能交：${stops.words}` });
  const { publication } = await savePublication(clerk.ctx, id, { version, nothing: draft.nothing, content: draft.content && asDraft(draft.content), attachments: draft.attachments.map(String), looked, decisions });
  await submitPublication(clerk.ctx, id, publication.trail.seq);
}
