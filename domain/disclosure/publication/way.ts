import { balanceProblem, contentProblems } from '../../../contracts/disclosure-cells';
import { disclosureContent, type DisclosureItem } from '../../../contracts/disclosure';
import type { ContentProblem, PersonalHit } from '../../../contracts/publication';
import { auditedChange, fail, native, shanghaiDay, workingDaysBetween, type Change, type Context, type NewEvent } from '../../kernel';
import { maskNumbers } from '../../masking';
import { itemFor } from '../catalogue';
import { dueDayOf } from '../due-day';
import { PublicationModel, type Publication, type PublicationStep } from '../model';
import { byOf, carryOut, decides, isWaiting, loadPublication, tookPart, type Act } from './command';
import { publicContentOf, publicText } from './content';
import { attachmentsOf, hitsOf, publicFilesOf } from './personal';
import { stillShown, withdrawFromEarlier } from './withdraw';

/** What keeps it from being handed in: empty cells, sums that do not agree, a paper that is missing, words that nobody decided about. */
export function problemsOf(publication: Publication, hits: readonly PersonalHit[], { attached }: Pick<DisclosureItem, 'attached'>): ContentProblem[] {
  const { content, nothing, attachments, looked, correction } = publication;
  const found: ContentProblem[] = [];
  if (correction && correction.reason.trim().length < 5) found.push({ path: 'reason', where: '更正说明', message: '请写明改什么、为什么改，至少 5 个字' });
  if (!nothing) found.push(...(content ? contentProblems(content) : [{ path: 'content', where: '内容', message: '还没有写' }]));
  const balance = !nothing && content?.form === 'accounts' ? balanceProblem(content) : null;
  if (balance) found.push(balance);
  if (attached !== '' && !nothing && attachments.length === 0) found.push({ path: 'attachments', where: '附件', message: `要附${attached}，还没有附` });
  found.push(...stillShown(publication, hits));
  const open = hits.filter(({ decision }) => decision === null).length;
  if (open > 0) found.push({ path: 'decisions', where: '像个人信息的', message: `还有 ${open} 处没有定，请选遮住还是留着` });
  if (attachments.length > 0 && !looked) found.push({ path: 'looked', where: '附件', message: '请看一遍附件里有没有身份证、电话、卡号，再打勾' });
  return found;
}

/** The clerk hands it in: from now on nothing in it changes until it comes back. */
export async function submitPublication(ctx: Context, id: string, version: number): Promise<Publication> {
  const seen = await loadPublication(ctx, id, 'write');
  if (seen.trail.seq !== version) fail('conflict');
  if (seen.state !== 'draft') fail('wrongState');
  const [hits, item] = await Promise.all([attachmentsOf(seen).then((files) => hitsOf(seen, files)), itemFor(seen.item.code)]);
  const problems = problemsOf(seen, hits, item);
  if (problems.length > 0) fail('badRequest', { message: `还不能交：${problems[0]!.where}${problems[0]!.message}${problems.length > 1 ? `，等 ${problems.length} 处` : ''}。`, fields: problems.slice(0, 50).map(({ path, where, message }) => ({ path, message: `${where}：${message}` })) });
  const content = seen.nothing ? null : disclosureContent.parse(seen.content);
  return move(ctx, id, { verb: 'write', name: 'submit', from: ['draft'] }, version, 'submit', '', () => ({ set: { state: 'checking', content }, events: [waiting(seen, 'checking')] }));
}

/** Takes it back while nobody has decided. */
export const recallPublication = (ctx: Context, id: string, version: number): Promise<Publication> =>
  move(ctx, id, { verb: 'write', name: 'recall', from: ['checking'] }, version, 'recall', '', () => ({ set: { state: 'draft' } }));

/** The village's own supervisors agree; it goes on to the town. @throws Fault forbidden for whoever wrote it */
export const checkPublication = (ctx: Context, id: string, version: number, opinion: string): Promise<Publication> =>
  move(ctx, id, { verb: 'check', name: 'check', from: ['checking'] }, version, 'check', opinion, (publication) => ({ set: { state: 'approving' }, events: [waiting(publication, 'approving')] }));

/** Back to the clerk, by whoever it waits for. */
export async function returnPublication(ctx: Context, id: string, version: number, reason: string): Promise<Publication> {
  const { state } = await loadPublication(ctx, id, 'list');
  const verb = isWaiting(state) ? decides[state] : 'review';
  return move(ctx, id, { verb, name: 'return', from: ['checking', 'approving'] }, version, 'return', reason, (publication) => ({
    set: { state: 'draft' },
    events: [{ type: 'disclosure.returned', payload: { publicationId: publication._id.toHexString(), villageId: publication.village.id.toHexString() } }],
  }));
}

/** The town agrees: what everybody may see is made once, from now on it stands. @throws Fault forbidden for whoever wrote or checked it */
export async function approvePublication(ctx: Context, id: string, version: number): Promise<Publication> {
  const approved = await move(ctx, id, { verb: 'approve', name: 'approve', from: ['approving'] }, version, 'approve', '', (publication) => published(ctx, publication));
  await replaceCorrected(ctx, approved);
  return approved;
}

async function published(ctx: Context, publication: Publication): Promise<Change> {
  const at = ctx.clock.now();
  const on = shanghaiDay(at);
  return {
    set: { state: 'published', published: { at, on, ...(await lateness(publication, on)) }, ...(await shown(publication, at)) },
    unset: ['openKey'],
    detail: { on },
    events: [publishedEvent(publication, on)],
  };
}

/** A correction is judged by its first edition: to correct is not to be late. */
async function lateness(publication: Publication, on: string): Promise<{ due: string | null; lateWorkingDays: number }> {
  const corrected = publication.corrects ? await native(PublicationModel).findOne({ _id: publication.corrects }, { projection: { published: 1 } }) : null;
  if (corrected?.published) return { due: corrected.published.due, lateWorkingDays: corrected.published.lateWorkingDays };
  const due = await dueDayOf(publication.village.id, publication.item.code, publication.period.key);
  return { due, lateWorkingDays: due && due < on ? Math.max(0, workingDaysBetween(due, on)) : 0 };
}

/** Nothing of what is for party members is ever made for everybody. */
async function shown(publication: Publication, at: Date): Promise<Partial<Publication>> {
  if (publication.item.audience === 'party') return {};
  const files = await attachmentsOf(publication);
  const hits = await hitsOf(publication, files);
  return {
    publicContent: publicContentOf(publication.nothing ? null : publication.content, hits),
    publicFiles: publicFilesOf(files, hits),
    ...(publication.correction ? { publicReason: publicText(publication.correction.reason, hits) } : {}),
    listedAt: at,
  };
}

export function publishedEvent(publication: Publication, onDay: string): NewEvent {
  return {
    type: 'disclosure.published',
    payload: {
      publicationId: publication._id.toHexString(),
      villageId: publication.village.id.toHexString(),
      itemCode: publication.item.code,
      periodKey: publication.period.key,
      edition: publication.edition,
      corrects: publication.corrects?.toHexString() ?? null,
      onDay,
    },
  };
}

const waiting = (publication: Publication, state: 'checking' | 'approving'): NewEvent => ({ type: 'disclosure.waiting', payload: { publicationId: publication._id.toHexString(), villageId: publication.village.id.toHexString(), state } });

/** The edition that was corrected leaves the lists and names the new one; its content stays readable. Repeating it changes nothing. */
export async function replaceCorrected(ctx: Context, publication: Publication): Promise<void> {
  if (!publication.corrects || publication.state === 'draft') return;
  await withdrawFromEarlier(ctx, publication);
  await auditedChange(PublicationModel, publication.corrects, ctx, 'publication.replace', ({ state }) =>
    state === 'published' ? { set: { state: 'replaced', replacedBy: publication._id, updatedAt: ctx.clock.now() }, unset: ['listedAt'], detail: { edition: publication.edition } } : null,
  );
}

/** One step on the way, with whoever took it and what he said. Nobody decides about what he had a hand in. */
function move(ctx: Context, id: string, act: Act, version: number, step: PublicationStep['act'], said: string, change: (publication: Publication) => Change | Promise<Change>): Promise<Publication> {
  const opinion = maskNumbers(said);
  return carryOut(ctx, id, act, version, async (publication) => {
    if (act.verb !== 'write' && tookPart(ctx.actor, publication)) fail('forbidden', { message: '您起草或核对过这一份，要由另一个人来定。' });
    const { set, ...rest } = await change(publication);
    const at = ctx.clock.now();
    return { ...rest, set: { ...set, updatedAt: at }, push: { steps: { at, by: byOf(ctx.actor), act: step, opinion } }, detail: { ...rest.detail, ...(opinion ? { opinion } : {}) } };
  });
}
