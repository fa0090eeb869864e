import { identityReasonLabels, type IdentityListItem, type IdentityReason } from '../../../contracts/clue-registry';
import type { openedIdentity, identityListQuery } from '../../../contracts/clue-registry';
import type { Page } from '../../../contracts/common';
import type { z } from 'zod';
import { accountNames, addRecipient, auditedChange, authorize, certifiedRecipients, cursorAfter, cursorValue, deliver, fail, ObjectId, openEnvelope, openJson, randomId, recordAccess, wipe, type Context, type Envelope } from '../../kernel';
import { clueIdentity } from '../content';
import type { Handling, IdentityRequest } from '../handling-model';
import { ClueModel, partPurpose, type Clue } from '../model';
import { shredKeyOf, withPart } from '../sealing/open';
import { clues, readable, staffOf } from '../readers/readable';
import { handlingOf } from '../registry/command';
import { presentRequest } from '../registry/present';

const hourMs = 3_600_000;

/** A handler asks to see who reported. The reason is one of a list and a few words that stand in clear. */
export async function askIdentity(ctx: Context, id: string, { why, more }: { why: IdentityReason; more: string }): Promise<Clue> {
  const clue = await readable(ctx, id, 'clue.askIdentity');
  if (clue.main) fail('wrongState', { message: '这是分件，反映人是谁请到主件里申请看。' });
  const { accountId } = staffOf(ctx);
  const request: IdentityRequest = { id: randomId().toHexString(), state: 'asked', byAccountId: accountId, at: ctx.clock.now(), reason: [identityReasonLabels[why], more].filter(Boolean).join('：'), urgent: false, decidedBy: null, decidedAt: null, opinion: '', until: null };
  const after = await auditedChange(ClueModel, clue._id, ctx, 'clue.askIdentity', (before) => {
    const known = handlingOf(before).identityRequests;
    return known.some((one) => one.byAccountId === accountId && one.state === 'asked') ? fail('duplicate', { message: '已经申请过，等保管人定。' }) : { push: { 'handling.identityRequests': request }, detail: { request: request.id } };
  });
  for (const to of custodiansOf(after)) await tell(ctx, after, `identity:${request.id}`, to, 'clue.identityAsked', '/clues/identity');
  return after;
}

/**
 * A custodian lets the asker see it for some hours, or not. Granting opens the identity's key in the custodian's
 * session and seals it to the asker; when the time is over the job takes it back.
 * @throws Fault notFound, forbidden, keysClosed, wrongState
 */
export async function decideIdentity(ctx: Context, id: string, requestId: string, { grant, hours, opinion }: { grant: boolean; hours: number; opinion: string }): Promise<IdentityListItem> {
  const clue = await keptBy(ctx, id, 'clueIdentity.decide');
  const asked = handlingOf(clue).identityRequests.find((one) => one.id === requestId) ?? fail('notFound');
  if (asked.state !== 'asked') fail('wrongState', { message: '这个申请已经定过了。' });
  if (asked.byAccountId === staffOf(ctx).accountId) fail('forbidden', { message: '自己申请的，要另一位保管人定。' });
  const now = ctx.clock.now();
  const envelope = grant ? await sealedTo(ctx, clue, asked.byAccountId) : null;
  const settled = { ...asked, state: grant ? ('granted' as const) : ('refused' as const), decidedBy: staffOf(ctx).accountId, decidedAt: now, opinion, until: grant ? new Date(now.getTime() + hours * hourMs) : null };
  return settle(ctx, clue, grant ? 'clue.identityGranted' : 'clue.identityRefused', settled, envelope, hours);
}

/** In urgency, by word of mouth: released at once, on record as such, and shown to all readers afterwards. */
export async function releaseIdentity(ctx: Context, id: string, { accountId, hours, reason }: { accountId: string; hours: number; reason: string }): Promise<IdentityListItem> {
  const clue = await keptBy(ctx, id, 'clueIdentity.release');
  if (accountId === staffOf(ctx).accountId) fail('forbidden', { message: '不能放给自己。' });
  if (!clue.handling) fail('wrongState', { message: '这一件还没有登记，登记以后才能放开。' });
  if (!clue.readers.includes(accountId)) fail('badRequest', { fields: [{ path: 'accountId', message: '他看不到这一件，不能放给他' }] });
  const now = ctx.clock.now();
  const released: IdentityRequest = { id: randomId().toHexString(), state: 'granted', byAccountId: accountId, at: now, reason, urgent: true, decidedBy: staffOf(ctx).accountId, decidedAt: now, opinion: '', until: new Date(now.getTime() + hours * hourMs) };
  return settle(ctx, clue, 'clue.identityReleased', released, await sealedTo(ctx, clue, accountId), hours);
}

/** Who reported, within the time that was granted. On record before it is answered. @throws Fault notFound, forbidden, keysClosed */
export async function openIdentity(ctx: Context, id: string): Promise<z.input<typeof openedIdentity>> {
  const clue = await readable(ctx, id, 'clue.openIdentity');
  const { accountId } = staffOf(ctx);
  const now = ctx.clock.now();
  const granted = clue.handling?.identityRequests.find((one) => one.byAccountId === accountId && one.state === 'granted' && one.until !== null && one.until > now);
  if (!granted?.until) {
    await recordAccess(ctx, { type: 'clue', id }, 'clue.identityRefusedToOpen');
    return fail('forbidden', { message: '保管人没有给您看的时间，或时间已过。' });
  }
  await recordAccess(ctx, { type: 'clue', id }, 'clue.identityOpened', { request: granted.id });
  const { identity } = await withPart(ctx, clue, 'identity', (key) => clueIdentity.parse(openJson(clue.identity.buffer, key, partPurpose(clue, 'identity'))));
  const { name = '', phone = '', identityNumber = '', address = '', callTimes = '' } = identity ?? {};
  return { named: identity !== null, name, phone, identityNumber, address, callTimes, until: granted.until.toISOString() };
}

/** Requests a custodian can decide or has decided: the code and who asks. Newest first. */
export async function listIdentityRequests(ctx: Context, query: z.output<typeof identityListQuery>): Promise<Page<IdentityListItem>> {
  authorize(ctx.actor, 'clueIdentity.list');
  const me = staffOf(ctx).accountId;
  const filter = { 'envelopes.identity.keys.accountId': me, ...(query.state ? { 'handling.identityRequests.state': query.state } : { 'handling.identityRequests.0': { $exists: true } }) };
  const after = cursorValue(query.cursor);
  const found = await clues().find({ $and: [filter, after ? { _id: { $lt: new ObjectId(after) } } : {}] } as object, { sort: { _id: -1 }, limit: query.limit + 1, projection: { content: 0, identity: 0, talk: 0 } }).toArray();
  const shown = found.slice(0, query.limit) as Clue[];
  // A handler who was let in for a time holds a key too: that makes nobody a custodian.
  const kept = shown.filter((clue) => custodiansOf(clue).includes(me));
  const names = await accountNames(kept.flatMap(({ handling }) => (handling?.identityRequests ?? []).flatMap(({ byAccountId, decidedBy }) => [byAccountId, ...(decidedBy ? [decidedBy] : [])])));
  const items = kept.flatMap((clue) => (clue.handling?.identityRequests ?? []).filter(({ state }) => !query.state || state === query.state).map((one) => item(clue, one, names)));
  const last = shown.at(-1);
  return { items: items.sort((a, b) => b.at.localeCompare(a.at)), nextCursor: found.length > query.limit && last ? cursorAfter(last._id.toHexString()) : null };
}

/** Those to whom the identity is sealed without a time: custodian and deputy, less whoever is named in the report. */
export function custodiansOf({ envelopes, handling }: Pick<Clue, 'envelopes' | 'handling'>): string[] {
  const forATime = new Set((handling?.identityRequests ?? []).filter(({ state }) => state === 'granted').map(({ byAccountId }) => byAccountId));
  return envelopes.identity.keys.map(({ accountId }) => accountId).filter((id) => !forATime.has(id));
}

/**
 * A name given later is sealed to the custodians alone: what was granted until then is over. Whoever had it is told at
 * the next set hour (`tellEnded`): told at once, the hour would say when the reporter was here.
 */
export const endedByName = (requests: readonly IdentityRequest[]): IdentityRequest[] => requests.map((one) => (one.state === 'granted' ? { ...one, state: 'ended' as const } : one));

/** Ended before its time: the reporter has given a name since. */
export const endedEarly = ({ state, until }: Pick<IdentityRequest, 'state' | 'until'>, now: Date): boolean => state === 'ended' && until !== null && until > now;

/** A clue for one of its custodians; for others it is not there. */
export async function keptBy(ctx: Context, id: string, verb: string): Promise<Clue> {
  const clue = ObjectId.isValid(id) ? await clues().findOne({ _id: new ObjectId(id) }) : null;
  const custodians = clue ? custodiansOf(clue) : [];
  if (!clue || !custodians.includes(staffOf(ctx).accountId)) {
    if (ObjectId.isValid(id)) await recordAccess(ctx, { type: 'clue', id }, 'clue.refused');
    return fail('notFound');
  }
  authorize(ctx.actor, verb, { ...clue, custodians } as Clue);
  return clue;
}

async function sealedTo(ctx: Context, clue: Clue, accountId: string): Promise<Envelope> {
  const [to] = await certifiedRecipients([accountId]);
  if (!to) return fail('wrongState', { message: '他的密钥还没有确认，不能给他看。' });
  const purpose = partPurpose(clue, 'identity');
  const shredKey = await shredKeyOf(clue);
  const dataKey = await openEnvelope(clue.envelopes.identity, ctx.keys, { shredKey, purpose });
  try {
    return await addRecipient(clue.envelopes.identity, dataKey, { to, shredKey, purpose });
  } finally {
    wipe(dataKey, shredKey);
  }
}

async function settle(ctx: Context, clue: Clue, verb: string, request: IdentityRequest, envelope: Envelope | null, hours: number): Promise<IdentityListItem> {
  const after = await auditedChange(
    ClueModel,
    clue._id,
    ctx,
    verb,
    (before) => {
      const known = (before.handling as Handling).identityRequests;
      const requests = known.some(({ id }) => id === request.id) ? known.map((one) => (one.id === request.id ? request : one)) : [...known, request];
      return { set: { 'handling.identityRequests': requests, ...(envelope ? { 'envelopes.identity': envelope } : {}) }, detail: { request: request.id, to: request.byAccountId, ...(envelope ? { hours } : {}) } };
    },
    { version: clue.trail.seq },
  );
  await tell(ctx, after, `identityDecided:${request.id}`, request.byAccountId, 'clue.identityDecided', `/clues/${clue._id.toHexString()}`);
  return item(after, request, await accountNames([request.byAccountId, request.decidedBy ?? []].flat()));
}

const item = (clue: Clue, request: IdentityRequest, names: Map<string, string>): IdentityListItem => ({ ...presentRequest(request, names), clueId: clue._id.toHexString(), code: clue.code });

const tell = (ctx: Context, clue: Clue, occasion: string, accountId: string, template: 'clue.identityAsked' | 'clue.identityDecided', link: string): Promise<void> =>
  deliver(ctx, { key: `clue:${clue._id.toHexString()}:${occasion}:${accountId}`, to: { accountId }, template, params: { code: clue.code }, channels: ['inbox'], link });
