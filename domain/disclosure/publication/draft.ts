import type { DisclosureContent, DisclosureItem } from '../../../contracts/disclosure';
import type { DraftContent, DraftPublicationRequest, SavePublicationRequest } from '../../../contracts/publication';
import { asDraft } from '../../../contracts/publication';
import { authorize, claimFiles, fail, findOrganisation, firstTrail, isDuplicateKey, native, ObjectId, releaseFiles, shanghaiDay, type Context, type OrganisationRecord } from '../../kernel';
import { maskNumbers } from '../../masking';
import { itemFor } from '../catalogue';
import { publicationFacts, PublicationModel, type Publication } from '../model';
import { fitsItem, periodOf } from '../periods';
import { byOf, carryOut, loadPublication } from './command';
import { toStore, type MaskedNow } from './content';
import { earlierOf } from './earlier';
import { withdrawalsOf } from './withdraw';

/**
 * Begins what a village publishes of an item for a period.
 * @throws Fault badRequest for what it does not publish or a period that has not come, duplicate where it is under way or published
 */
export async function draftPublication(ctx: Context, { villageId, itemCode, periodKey, copy, nothing }: DraftPublicationRequest): Promise<Publication> {
  const village = await publishingPlace(ctx, villageId);
  const item = await itemFor(itemCode);
  if (!item.active || item.partOf !== null || !item.places.includes(village.kind as 'village' | 'community')) refuse('itemCode', '这里不公开这一项');
  const period = (fitsItem(item, periodKey) ? periodOf(periodKey) : null) ?? refuse('periodKey', '时段和这一项公开的次数对不上');
  if (period.from > shanghaiDay(ctx.clock.now())) refuse('periodKey', '这一期还没有到');
  const place = { 'village.id': village._id, 'item.code': item.code, 'period.key': period.key };
  if (await native(PublicationModel).findOne({ ...place, state: 'published' })) fail('duplicate', { message: `${period.label}的${item.name}已经公开，要改请用“更正”。` });
  const earlier = await earlierOf({ villageId: village._id, itemCode: item.code, from: period.from });
  const content = nothing ? null : begun(item, earlier, copy);
  return insert(ctx, village, item, { period, content, nothing });
}

/** Begins a new edition of what is published: the same content, to be put right. Until it is approved everybody reads the old one. */
export async function correctPublication(ctx: Context, id: string, version: number, reason: string): Promise<Publication> {
  const published = await loadPublication(ctx, id, 'write');
  if (published.trail.seq !== version) fail('conflict');
  if (published.state !== 'published') fail('wrongState', { message: '只有已公开的才能更正。' });
  const village = await publishingPlace(ctx, published.village.id.toHexString());
  return insert(ctx, village, { ...published.item }, { ...published, corrects: published, reason: maskNumbers(reason) });
}

/** A village or community within the actor's grant, with all that lies above it. */
async function publishingPlace(ctx: Context, id: string): Promise<OrganisationRecord> {
  const village = (await findOrganisation(id)) ?? fail('notFound');
  authorize(ctx.actor, 'publication.write', village);
  if (!village.active || (village.kind !== 'village' && village.kind !== 'community')) refuse('villageId', '只有村和社区公开');
  return village;
}

const refuse = (path: string, message: string): never => fail('badRequest', { message: `${message}。`, fields: [{ path, message }] });

/** An empty form; a month's account follows the last one, and `copy` takes over what can stay. */
function begun(item: DisclosureItem, earlier: Publication | null, copy: boolean): DisclosureContent {
  const last = earlier?.content ?? null;
  if (item.form === 'table') return { form: 'table', columns: item.columns, rows: copy && last?.form === 'table' ? toColumns(last, item) : [], note: copy && last?.form === 'table' ? last.note : '' };
  if (item.form === 'text') return { form: 'text', text: copy && last?.form === 'text' ? last.text : '' };
  const opening = last?.form === 'accounts' ? last.closing : 0;
  return { form: 'accounts', opening, receipts: [], payments: [], closing: opening, note: '' };
}

/** Rows of an older table under today's columns. */
function toColumns(last: Extract<DisclosureContent, { form: 'table' }>, { columns }: DisclosureItem): string[][] {
  const place = columns.map(({ key }) => last.columns.findIndex((column) => column.key === key));
  return last.rows.map((row) => place.map((from) => (from < 0 ? '' : (row[from] ?? ''))));
}

interface NewEdition extends Pick<Publication, 'period' | 'content' | 'nothing'> {
  attachments?: Publication['attachments'];
  decisions?: Publication['decisions'];
  corrects?: Publication;
  reason?: string;
}

async function insert(ctx: Context, village: OrganisationRecord, item: Pick<DisclosureItem, 'code' | 'name' | 'class' | 'form' | 'audience' | 'version'>, edition: NewEdition): Promise<Publication> {
  const { period, content, nothing, corrects } = edition;
  const town = await findOrganisation(village.parentId ?? village._id);
  const place = { 'village.id': village._id, 'item.code': item.code, 'period.key': period.key };
  const last = await native(PublicationModel).findOne(place, { sort: { edition: -1 }, projection: { edition: 1 } });
  const by = byOf(ctx.actor);
  const at = ctx.clock.now();
  const { code, name, class: itemClass, form, audience, version } = item;
  const body: Omit<Publication, 'trail'> = {
    _id: new ObjectId(),
    title: `${village.name} ${period.label} ${name}`,
    village: { id: village._id, name: village.name },
    town: { id: town?._id ?? village._id, name: town?.name ?? village.name },
    path: village.path,
    item: { code, name, class: itemClass, form, audience, version },
    period,
    edition: (last?.edition ?? 0) + 1,
    state: 'draft',
    openKey: `${village._id.toHexString()}:${code}:${period.key}`,
    nothing,
    content,
    attachments: edition.attachments ?? [],
    looked: false,
    decisions: edition.decisions ?? [],
    writers: [by.id],
    drafted: { at, by },
    updatedAt: at,
    steps: [],
    published: null,
    corrects: corrects?._id ?? null,
    correction: corrects ? { reason: edition.reason ?? '', earlierPublishedOn: corrects.published!.on } : null,
    replacedBy: null,
  };
  const publication: Publication = { ...body, trail: firstTrail(ctx, corrects ? 'publication.correct' : 'publication.draft', { code, period: period.key, edition: body.edition }, publicationFacts(body)) };
  try {
    await native(PublicationModel).insertOne(publication);
  } catch (error) {
    if (isDuplicateKey(error)) fail('duplicate', { message: `${period.label}的${name}已经有一份在写或在审，请接着那份写。` });
    throw error;
  }
  return publication;
}

const writing = { verb: 'write', name: 'save', from: ['draft'] } as const;

/** Stores a draft as far as it is; what must not be stored whole is masked, and named in the answer. */
export async function savePublication(ctx: Context, id: string, request: SavePublicationRequest): Promise<{ publication: Publication; maskedNow: MaskedNow[] }> {
  const seen = await loadPublication(ctx, id, 'write');
  if (seen.trail.seq !== request.version) fail('conflict');
  if (seen.state !== 'draft') fail('wrongState');
  const withdraws = await withdrawalsOf(seen, request.withdraws);
  const { attachments, idOf } = await claimNew(ctx, seen, request);
  const { content, maskedNow } = request.nothing || !request.content ? { content: null, maskedNow: [] } : await stored(seen, withVouchers(request.content, idOf));
  const sameFiles = String(attachments) === String(seen.attachments);
  const publication = await carryOut(ctx, id, writing, request.version, (before) => ({
    set: {
      nothing: request.nothing,
      // What was typed before it was declared that nothing happened is kept: the declaration can be taken back.
      content: content ?? before.content,
      attachments,
      looked: request.looked && sameFiles,
      decisions: request.decisions.map(({ text, decision }) => ({ text: maskNumbers(text), decision })),
      writers: before.writers.some((one) => one.equals(byOf(ctx.actor).id)) ? before.writers : [...before.writers, byOf(ctx.actor).id],
      updatedAt: ctx.clock.now(),
      ...(before.correction && request.reason !== undefined ? { correction: { ...before.correction, reason: maskNumbers(request.reason) } } : {}),
      ...(withdraws ? { withdraws } : {}),
    },
  }));
  const gone = seen.attachments.filter((file) => !attachments.some((one) => one.equals(file)));
  await releaseFiles(ctx, gone, { type: 'publication', id });
  return { publication, maskedNow };
}

async function stored(seen: Publication, draft: NonNullable<SavePublicationRequest['content']>): Promise<{ content: DisclosureContent; maskedNow: MaskedNow[] }> {
  if (draft.form !== seen.item.form) return refuse('content.form', '内容的形式和目录里的不一样');
  return toStore(draft, seen.content?.form === 'table' ? seen.content.columns : (await itemFor(seen.item.code)).columns);
}

/**
 * Files that are there stay whoever uploaded them; new ones are the actor's own, by their id or their token. Pictures of
 * vouchers are attachments too.
 */
async function claimNew(ctx: Context, seen: Publication, { attachments, content }: SavePublicationRequest): Promise<{ attachments: ObjectId[]; idOf: (reference: string) => string }> {
  const vouchers = content?.form === 'accounts' ? [...content.receipts, ...content.payments].flatMap(({ voucherFileIds }) => voucherFileIds) : [];
  const there = new Set(seen.attachments.map((one) => one.toHexString()));
  const wanted = [...new Set([...attachments, ...vouchers])];
  const fresh = wanted.filter((file) => !there.has(file));
  const claimed = await claimFiles(ctx, fresh, { type: 'publication', id: seen._id.toHexString() });
  const ids = new Map(fresh.map((file, index) => [file, claimed[index]!.toHexString()]));
  const idOf = (reference: string): string => ids.get(reference) ?? reference;
  return { attachments: [...new Set(wanted.map(idOf))].map((file) => new ObjectId(file)), idOf };
}

/** A picture that was named by its token is kept by its id. */
function withVouchers(content: DraftContent, idOf: (reference: string) => string): DraftContent {
  if (content.form !== 'accounts') return content;
  const lines = (side: 'receipts' | 'payments') => content[side].map((line) => ({ ...line, voucherFileIds: line.voucherFileIds.map(idOf) }));
  return { ...content, receipts: lines('receipts'), payments: lines('payments') };
}

/** Puts the rows or words of the period before in place of what is there. @throws Fault badRequest where there is none */
export async function copyEarlier(ctx: Context, id: string, version: number): Promise<{ publication: Publication; maskedNow: MaskedNow[] }> {
  const seen = await loadPublication(ctx, id, 'write');
  const earlier = await earlierOf({ villageId: seen.village.id, itemCode: seen.item.code, from: seen.period.from });
  if (!earlier?.content) return refuse('content', '上期没有公开过内容，没有可以照着填的');
  const content = asDraft(begun(await itemFor(seen.item.code), earlier, true));
  return savePublication(ctx, id, { version, nothing: false, content, attachments: seen.attachments.map(String), looked: seen.looked, decisions: earlier.decisions });
}
