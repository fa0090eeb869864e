import { quarterLabel, type BulletinTexts } from '../../contracts/bulletin';
import { bulletinInboxTexts, type BulletinInboxText } from '../../templates';
import { actorName, ApprovalModel, auditedChange, defineTemplates, deliver, fail, native, ObjectId, requestApproval, shanghaiDay, subscribe, withdrawApproval, type Context, type DomainEvent, type FieldFault } from '../kernel';
import { byOf, carryOut, loadBulletin } from './command';
import { BulletinModel, type Bulletin } from './model';

defineTemplates(bulletinInboxTexts);
subscribe('approval.decided', 'bulletin.publish', approvalDecided);

/** Texts are checked for numbers of people by their contract, before they come here. */
export function saveTexts(ctx: Context, id: string, version: number, texts: BulletinTexts): Promise<Bulletin> {
  return carryOut(ctx, id, { verb: 'write', name: 'save', from: 'draft' }, version, (bulletin) => ({
    set: { texts },
    detail: { changed: (Object.keys(texts) as (keyof BulletinTexts)[]).filter((name) => JSON.stringify(texts[name]) !== JSON.stringify(bulletin.texts[name])) },
  }));
}

/** Sends the draft to the commission's leader; until that is decided nothing in it changes. */
export async function submitBulletin(ctx: Context, id: string, version: number): Promise<Bulletin> {
  const seen = await loadBulletin(ctx, id, 'write');
  if (seen.trail.seq !== version) fail('conflict');
  if (seen.state !== 'draft') fail('wrongState');
  const missing = whatIsMissing(seen);
  if (missing.length > 0) fail('badRequest', { fields: missing });
  const approval = await requestApproval(ctx, {
    kind: 'bulletin',
    subject: { type: 'bulletin', id },
    title: `${seen.corrects ? '更正' : '公开'}${quarterLabel(seen.quarter)}评议结果`,
    reason: seen.corrects ? seen.texts.changes : `第 ${seen.edition} 版，${seen.figures.halls.length} 个大厅，有效评价 ${seen.figures.district.valid.words}`,
    path: seen.path,
    steps: [{ label: '委领导', role: 'commissionLeader' }],
    payload: { bulletinId: id },
    once: true,
  });
  const approvalId = approval._id.toHexString();
  try {
    return await carryOut(ctx, id, { verb: 'submit', name: 'submit', from: 'draft' }, version, () => ({
      set: { state: 'pending', submitted: { at: ctx.clock.now(), by: byOf(ctx.actor), approvalId }, returned: null },
    }));
  } catch (error) {
    // Somebody was faster: nobody should be asked to approve what was not sent.
    await withdrawApproval(ctx, approvalId);
    throw error;
  }
}

function whatIsMissing({ texts, corrects }: Bulletin): FieldFault[] {
  const needed = { introduction: '请写导语', rectification: '请写整改情况', ...(corrects ? { changes: '请写明改了什么、为什么改' } : {}) };
  return Object.entries(needed).flatMap(([path, message]) => (texts[path as keyof BulletinTexts] === '' ? [{ path, message }] : []));
}

/** Takes the publication back; the reason stays public, the content goes. */
export function withdrawBulletin(ctx: Context, id: string, version: number, reason: string): Promise<Bulletin> {
  const at = ctx.clock.now();
  return carryOut(ctx, id, { verb: 'withdraw', name: 'withdraw', from: 'published' }, version, () => ({
    set: { state: 'withdrawn', withdrawal: { at, on: shanghaiDay(at), by: actorName(ctx.actor), reason } },
    detail: { reason },
  }));
}

interface Decided {
  approvalId: string;
  kind: string;
  state: 'approved' | 'rejected' | 'returned' | 'withdrawn';
  payload: { bulletinId?: string };
}

/** Approved: public from now on, and the edition it corrects is not any more. Otherwise it is a draft again, with the opinion. */
async function approvalDecided(event: DomainEvent, ctx: Context): Promise<void> {
  const { approvalId, kind, state, payload } = event.payload as unknown as Decided;
  if (kind !== 'bulletin' || !payload.bulletinId) return;
  const step = (await native(ApprovalModel).findOne({ _id: new ObjectId(approvalId) }))?.steps.at(-1);
  const after = await auditedChange(BulletinModel, payload.bulletinId, ctx, 'bulletin.decided', (bulletin) => {
    if (bulletin.state !== 'pending' || bulletin.submitted?.approvalId !== approvalId) return null;
    if (state !== 'approved') return { set: { state: 'draft', returned: state === 'withdrawn' ? null : { decision: state, opinion: step?.opinion ?? '' } }, detail: { state } };
    const at = step?.at ?? ctx.clock.now();
    return { set: { state: 'published', published: { at, on: shanghaiDay(at), approvedBy: step?.byName ?? '' }, listedAt: at }, unset: ['openKey'], detail: { state } };
  });
  if (after.submitted?.approvalId !== approvalId) return;
  if (state === 'approved' && after.corrects) await replaceEarlier(ctx, after, after.corrects);
  if (state !== 'withdrawn') await tellWriter(ctx, event, after, state === 'approved' ? 'bulletin.published' : 'bulletin.returned');
}

/** What was withdrawn meanwhile stays withdrawn. */
async function replaceEarlier(ctx: Context, bulletin: Bulletin, earlier: ObjectId): Promise<void> {
  await auditedChange(BulletinModel, earlier, ctx, 'bulletin.replace', ({ state }) => (state === 'published' ? { set: { state: 'replaced', replacedBy: bulletin._id }, unset: ['listedAt'], detail: { edition: bulletin.edition } } : null));
}

async function tellWriter(ctx: Context, event: DomainEvent, bulletin: Bulletin, template: BulletinInboxText): Promise<void> {
  const accountId = bulletin.submitted?.by.id.toHexString();
  if (accountId) await deliver(ctx, { key: `${event.id}:${template}:${accountId}`, to: { accountId }, template, params: { quarter: quarterLabel(bulletin.quarter) }, channels: ['inbox'], link: `/bulletins?id=${bulletin._id.toHexString()}` });
}
