import { checkAccounts, faultWords } from '../../contracts/accounts-check';
import type { DisclosureContent, DisclosureItem } from '../../contracts/disclosure';
import type { SendVillageDraftRequest, VillageDraftSent } from '../../contracts/village-draft';
import { itemFor, publicationFacts, PublicationModel, type Publication } from '../disclosure';
import { auditedChange, authorize, claimFiles, fail, findOrganisation, firstTrail, isDuplicateKey, native, ObjectId, type Context, type OrganisationRecord, type StaffActor } from '../kernel';
import { maskCard, maskIdentity, maskPhone } from '../masking';
import { accountsEntries } from './entries';
import { clerkOf, dueOf } from './phone';
import { lastBefore } from './queries';
import { accountsRules } from './settings';

type Sent = Omit<SendVillageDraftRequest, 'loginCode'>;
type ClerkContext = Context & { actor: StaffActor };

/** What a clerk typed on his phone, as a draft of his village. Sent again it takes the place of what he sent before. @throws Fault wrongState, badRequest, conflict, duplicate */
export async function sendVillageDraft(ctx: Context, { loginCode, ...sent }: SendVillageDraftRequest): Promise<VillageDraftSent> {
  const clerk = (await clerkOf(ctx, loginCode)) ?? fail('wrongState', { message: '这部手机没有绑定村里的报账员。请先在公众号里绑定。' });
  const village = clerk.villages.find(({ _id }) => _id.toHexString() === sent.villageId) ?? fail('notFound');
  const due = (await dueOf(clerk, village)).find(({ item, period }) => item.code === sent.itemCode && period.key === sent.periodKey);
  if (!due) return fail('duplicate', { message: '这一期已经公开，或不用公开。要改请在电脑上用“更正”。' });
  if (due.state !== null && (due.state !== 'draft' || !due.mine)) fail('conflict', { message: '这一期已经有一份在写或在审，请先问一问村里。' });
  const item = await itemFor(sent.itemCode);
  const content = sent.nothing ? null : contentOf(item, sent.content);
  const draft = await draftFromPhone(clerk.ctx, village, item, { ...sent, period: due.period, content });
  return { title: draft.title, faults: content ? await faultsOf(clerk.ctx, draft) : [] };
}

/** In the form of the item and under its columns; whole numbers of people are masked before anything is stored. */
function contentOf(item: DisclosureItem, content: DisclosureContent | null): DisclosureContent {
  if (content?.form !== item.form) return fail('badRequest', { message: '还没有填内容。这一期真的没有，就报“本期无发生”。', fields: [{ path: 'content', message: '还没有填内容' }] });
  if (content.form !== 'table') return content;
  const rows = content.rows.map((row) => item.columns.map(({ kind }, index) => (masks[kind as keyof typeof masks] ?? ((cell: string) => cell))(row[index] ?? '')));
  return { ...content, columns: item.columns, rows };
}
const masks = { identity: maskIdentity, phone: maskPhone, card: maskCard };

interface Draft extends Pick<Sent, 'nothing' | 'photoTokens'> {
  period: Publication['period'];
  content: DisclosureContent | null;
}

/** The document first, then its pictures: sent again after a crash, it finds itself and takes them. */
export async function draftFromPhone(ctx: ClerkContext, village: OrganisationRecord, item: DisclosureItem, draft: Draft): Promise<Publication> {
  authorize(ctx.actor, 'publication.write', village);
  const openKey = `${village._id.toHexString()}:${item.code}:${draft.period.key}`;
  const known = await native(PublicationModel).findOne({ openKey });
  const { _id } = known ?? (await insert(ctx, village, item, openKey, draft));
  const files = await claimFiles(ctx, draft.photoTokens, { type: 'publication', id: _id.toHexString() });
  return auditedChange(PublicationModel, _id, ctx, 'publication.save', (before) => {
    if (before.state !== 'draft' || before.drafted.by.id.toHexString() !== ctx.actor.accountId) return fail('conflict', { message: '这一期已经有一份在写或在审，请先问一问村里。' });
    const attachments = [...before.attachments, ...files.filter((file) => !before.attachments.some((one) => one.equals(file)))];
    return { set: { nothing: draft.nothing, content: draft.content, attachments, updatedAt: ctx.clock.now() } };
  });
}

async function insert(ctx: ClerkContext, village: OrganisationRecord, { code, name, class: itemClass, form, version }: DisclosureItem, openKey: string, { period, nothing, content }: Draft): Promise<Publication> {
  const town = (village.parentId && (await findOrganisation(village.parentId))) || village;
  const at = ctx.clock.now();
  const facts = {
    _id: new ObjectId(),
    title: `${village.name} ${period.label} ${name}`,
    village: { id: village._id, name: village.name },
    town: { id: town._id, name: town.name },
    path: village.path,
    item: { code, name, class: itemClass, form, version },
    period,
    edition: 1,
    state: 'draft' as const,
    openKey,
    nothing,
    content,
    attachments: [],
    drafted: { at, by: { id: new ObjectId(ctx.actor.accountId), name: ctx.actor.name } },
    updatedAt: at,
    steps: [],
    published: null,
    corrects: null,
    correction: null,
    replacedBy: null,
  };
  const publication: Publication = { ...facts, trail: firstTrail(ctx, 'publication.draft', { code, period: period.key }, publicationFacts(facts)) };
  try {
    await native(PublicationModel).insertOne(publication);
    return publication;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return (await native(PublicationModel).findOne({ openKey })) ?? fail('conflict', { message: '这一期已经有一份在写或在审，请先问一问村里。' });
  }
}

/** What is not right in an account that was sent: it is told at once, on the phone. */
async function faultsOf(ctx: Context, { village, period, content }: Publication): Promise<VillageDraftSent['faults']> {
  if (content?.form !== 'accounts') return [];
  const [{ before }, entries, { voucherFrom }] = await Promise.all([lastBefore(village.id.toHexString(), period.key), accountsEntries(), accountsRules(ctx)]);
  return checkAccounts(content, { period, before, entries: entries.map(({ code }) => code), voucherFrom }).map((fault) => ({ stops: fault.stops, words: faultWords(fault) }));
}
