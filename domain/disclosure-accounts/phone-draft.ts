import { checkAccounts, faultWords } from '../../contracts/accounts-check';
import type { DisclosureContent, DisclosureItem } from '../../contracts/disclosure';
import { asDraft, type DraftContent } from '../../contracts/publication';
import type { SendVillageDraftRequest, VillageDraftSent } from '../../contracts/village-draft';
import { draftPublication, itemFor, PublicationModel, savePublication, type Publication } from '../disclosure';
import { fail, Fault, native, type Context, type OrganisationRecord, type StaffActor } from '../kernel';
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

/** In the form of the item; what lies beyond its columns is nobody's. */
function contentOf(item: DisclosureItem, content: DisclosureContent | null): DraftContent {
  if (content?.form !== item.form) return fail('badRequest', { message: '还没有填内容。这一期真的没有，就报“本期无发生”。', fields: [{ path: 'content', message: '还没有填内容' }] });
  return asDraft(content.form === 'table' ? { ...content, rows: content.rows.map((row) => item.columns.map((_column, index) => row[index] ?? '')) } : content);
}

interface Draft extends Pick<Sent, 'nothing' | 'photoTokens'> {
  period: Publication['period'];
  content: DraftContent | null;
}

const triesMost = 5;
const inTheWay = (): never => fail('conflict', { message: '这一期已经有一份在写或在审，请先问一问村里。' });

/** By the commands of the desk. Sent twice at once, the second goes on where the first stands. */
async function draftFromPhone(ctx: ClerkContext, village: OrganisationRecord, item: DisclosureItem, draft: Draft): Promise<Publication> {
  const openKey = `${village._id.toHexString()}:${item.code}:${draft.period.key}`;
  for (let tries = 1; ; tries += 1) {
    try {
      const before = ((await native(PublicationModel).findOne({ openKey })) as Publication | null) ?? (await draftPublication(ctx, { villageId: village._id.toHexString(), itemCode: item.code, periodKey: draft.period.key, copy: false, nothing: draft.nothing }));
      if (before.state !== 'draft' || before.drafted.by.id.toHexString() !== ctx.actor.accountId) return inTheWay();
      const { publication } = await savePublication(ctx, before._id.toHexString(), { version: before.trail.seq, nothing: draft.nothing, content: draft.content, attachments: [...before.attachments.map(String), ...draft.photoTokens], looked: false, decisions: before.decisions });
      return publication;
    } catch (error) {
      const raced = error instanceof Fault && (error.code === 'conflict' || error.code === 'duplicate') && tries < triesMost;
      if (!raced || error.message.includes('先问一问村里')) throw error;
    }
  }
}

/** What is not right in an account that was sent: it is told at once, on the phone. */
async function faultsOf(ctx: Context, { village, period, content }: Publication): Promise<VillageDraftSent['faults']> {
  if (content?.form !== 'accounts') return [];
  const [{ before }, entries, { voucherFrom }] = await Promise.all([lastBefore(village.id.toHexString(), period.key), accountsEntries(), accountsRules(ctx)]);
  return checkAccounts(content, { period, before, entries: entries.map(({ code }) => code), voucherFrom }).map((fault) => ({ stops: fault.stops, words: faultWords(fault) }));
}
