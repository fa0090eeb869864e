import type { PolicyContent } from '../../contracts/public-policy';
import { programmeFor } from '../fund';
import { auditedChange, authorize, claimFiles, fail, firstTrail, native, ObjectId, shanghaiDay, toObjectId, type Actor, type Change, type Context, type NamedRef, type NewEvent } from '../kernel';
import { policyFacts, PolicyModel, type PolicyRecord } from './model';

const byOf = (actor: Actor): NamedRef => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));

/** @throws Fault forbidden, badRequest */
export async function createPolicy(ctx: Context, content: PolicyContent): Promise<PolicyRecord> {
  authorize(ctx.actor, 'publicPolicy.write');
  const _id = new ObjectId();
  await settleContent(ctx, _id, content, []);
  const body: Omit<PolicyRecord, 'trail'> = { _id, title: content.title, kind: content.kind, state: 'draft', draft: { content, writers: [byOf(ctx.actor)], returned: null }, published: null, earlier: [], updatedAt: ctx.clock.now() };
  const policy: PolicyRecord = { ...body, trail: firstTrail(ctx, 'publicPolicy.create', {}, policyFacts(body)) };
  await native(PolicyModel).insertOne(policy);
  return policy;
}

/** A programme must be one of the platform's; attachments that were there stay, new ones are the writer's own. */
async function settleContent(ctx: Context, id: ObjectId, { programme, attachments }: PolicyContent, known: readonly string[]): Promise<void> {
  if (programme) await programmeFor(programme);
  await claimFiles(ctx, attachments.filter((one) => !known.includes(one)), { type: 'publicPolicy', id: id.toHexString() });
}

interface Act {
  verb: 'write' | 'approve';
  name: string;
  version: number;
}

const act = (ctx: Context, id: string, { verb, name, version }: Act, change: (policy: PolicyRecord) => Change): Promise<PolicyRecord> =>
  auditedChange(PolicyModel, id, ctx, `publicPolicy.${name}`, (policy) => {
    authorize(ctx.actor, `publicPolicy.${verb}`);
    if (policy.trail.seq !== version) fail('conflict');
    const { set, ...rest } = change(policy);
    return { set: { ...set, updatedAt: ctx.clock.now() }, ...rest };
  });

/** Saves the draft; where only a published version is, the next one begins with it. @throws Fault notFound, forbidden, conflict, wrongState */
export async function savePolicy(ctx: Context, id: string, version: number, content: PolicyContent): Promise<PolicyRecord> {
  authorize(ctx.actor, 'publicPolicy.write');
  const seen = (await native(PolicyModel).findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  await settleContent(ctx, seen._id, content, [...(seen.draft?.content.attachments ?? []), ...(seen.published?.content.attachments ?? [])]);
  return act(ctx, id, { verb: 'write', name: 'save', version }, ({ state, draft, published }) => {
    if (state === 'waiting') fail('wrongState', { message: '正在审，审完才能再改。' });
    if (published && content.changes.length < 5) fail('badRequest', { fields: [{ path: 'content.changes', message: '请写明这一版改了什么，至少 5 个字' }] });
    return { set: { title: content.title, kind: content.kind, state: 'draft', draft: { content, writers: withWriter(draft?.writers ?? [], byOf(ctx.actor)), returned: draft?.returned ?? null } } };
  });
}

const withWriter = (writers: readonly NamedRef[], by: NamedRef): NamedRef[] => (writers.some(({ id }) => id.equals(by.id)) ? [...writers] : [...writers, by]);

/** Whoever sends it answers for its words, and does not approve it either. @throws Fault notFound, forbidden, conflict, wrongState */
export const submitPolicy = (ctx: Context, id: string, version: number): Promise<PolicyRecord> =>
  act(ctx, id, { verb: 'write', name: 'submit', version }, (policy) => {
    const draft = draftIn(policy, 'draft');
    return { set: { state: 'waiting', draft: { ...draft, writers: withWriter(draft.writers, byOf(ctx.actor)), returned: null } }, events: [told('waiting', policy)] };
  });

/** Gives up what is being written; what was published stays as it is. @throws Fault wrongState where nothing is published: there would be nothing left */
export const discardDraft = (ctx: Context, id: string, version: number): Promise<PolicyRecord> =>
  act(ctx, id, { verb: 'write', name: 'discard', version }, (policy) => {
    draftIn(policy, 'draft');
    const { published } = policy;
    if (!published) return fail('wrongState', { message: '还没有公开过的不能删，可以改。' });
    return { set: { title: published.content.title, kind: published.content.kind, state: 'published', draft: null } };
  });

/** @throws Fault notFound, forbidden, conflict, wrongState */
export const returnPolicy = (ctx: Context, id: string, version: number, opinion: string): Promise<PolicyRecord> =>
  act(ctx, id, { verb: 'approve', name: 'return', version }, (policy) => {
    const draft = draftIn(policy, 'waiting');
    refuseWriter(ctx.actor, draft);
    return { set: { state: 'draft', draft: { ...draft, returned: opinion } }, detail: { opinion }, events: [told('returned', policy)] };
  });

/** Public from now on; the edition before is kept. @throws Fault notFound, forbidden, conflict, wrongState */
export const approvePolicy = (ctx: Context, id: string, version: number): Promise<PolicyRecord> =>
  act(ctx, id, { verb: 'approve', name: 'publish', version }, (policy) => {
    const draft = draftIn(policy, 'waiting');
    refuseWriter(ctx.actor, draft);
    const at = ctx.clock.now();
    const on = shanghaiDay(at);
    const { published, earlier } = policy;
    const edition = (published?.edition ?? 0) + 1;
    return {
      set: {
        state: 'published',
        draft: null,
        published: { edition, content: draft.content, on, approvedBy: byOf(ctx.actor).name },
        earlier: published ? [...earlier, { ...published, replacedOn: on }] : earlier,
        listedAt: at,
      },
      detail: { edition },
      events: [told('published', policy)],
    };
  });

const told = (what: 'waiting' | 'returned' | 'published', { _id }: PolicyRecord): NewEvent => ({ type: `publicPolicy.${what}`, payload: { policyId: _id.toHexString() } });

function draftIn({ state, draft }: PolicyRecord, wanted: 'draft' | 'waiting'): NonNullable<PolicyRecord['draft']> {
  return state === wanted && draft ? draft : fail('wrongState');
}

/** Whoever wrote a word of it does not approve it, nor his deputy by the grants received from him. */
export function mayDecide(actor: Actor, { writers }: Pick<NonNullable<PolicyRecord['draft']>, 'writers'>): boolean {
  if (actor.kind !== 'staff') return false;
  const never = writers.map(({ id }) => id.toHexString());
  return !never.includes(actor.accountId) && actor.grants.some(({ role, asDeputyOf }) => (role === 'fundOfficer' || role === 'disclosureManager') && !(asDeputyOf && never.includes(asDeputyOf)));
}

function refuseWriter(actor: Actor, draft: NonNullable<PolicyRecord['draft']>): void {
  if (!mayDecide(actor, draft)) fail('forbidden', { message: '自己写过的，要由另一个人来审。' });
}
