import type { InvitationSlip, Invited, InviteRequest } from '../../contracts/follower';
import {
  auditedChange,
  authorize,
  channelsReaching,
  dayNumber,
  dayOfNumber,
  demoEnabled,
  fail,
  native,
  ObjectId,
  organisationNames,
  PersonModel,
  scopeFilter,
  sealParam,
  shanghaiDay,
  toObjectId,
  type Context,
  type PersonRecord,
} from '../kernel';
import { invitationHash, newInvitationCode } from './codes';
import { FollowerModel, type FollowerRecord, type Invitation } from './model';
import { postOf } from './person';
import { officialAccount } from './ports';
import { inBatches } from './batches';
import { followerOf } from './record';

const validDays = 30;
/** Enough to tell whoever holds an old slip what became of it. */
const kept = 5;
/** Slips that the browser is given at once. */
const sheetSize = 100;
const qrsAtOnce = 8;
/** What stands before the code in the scene of a QR code. */
export const bindScene = 'bind_';

/** A slip with what its QR code is to hold; the door draws it. */
export type InvitedPerson = Omit<InvitationSlip, 'qrSvg'> & { qrAddress: string | null };

/** Why a person cannot be invited just now, in words; null: he can. */
export function reasonNotToInvite(person: PersonRecord, record: Pick<FollowerRecord, 'openidHash' | 'follows'> | null, by: InviteRequest['by']): string | null {
  if (!person.active) return '已停用';
  if (person.kind === 'staff') return '本委工作人员不用邀请';
  if (record?.openidHash !== undefined) return record.follows ? '已经绑定' : '已绑定但取消了关注，再关注就恢复；换了手机请先解绑';
  if (by === 'sms' && person.phoneIndex === undefined) return '没有登记手机号';
  return null;
}

/**
 * One code for each person, which nobody can read again afterwards; an earlier one that is open is void from now on.
 * @throws Fault notFound, forbidden, wrongState (SMS is not set up)
 */
export async function invite(ctx: Context, { personIds, by }: InviteRequest): Promise<{ items: InvitedPerson[]; leftOut: Invited['leftOut'] }> {
  const ids = [...new Set(personIds)].map((id) => toObjectId(id));
  const people = await native(PersonModel).find({ _id: { $in: ids } }).sort({ code: 1 }).toArray();
  if (people.length < ids.length) fail('notFound');
  for (const person of people) authorize(ctx.actor, 'follower.invite', person);
  if (by === 'sms') requireSms();
  const leftOut: Invited['leftOut'] = [];
  const made: Slip[] = [];
  for (const person of people) {
    const one = await inviteOne(ctx, person, by, 'shown');
    if (typeof one === 'string') leftOut.push({ personId: person._id.toHexString(), name: person.name, why: one });
    else made.push({ person, ...one });
  }
  return { items: await present(made, by === 'print'), leftOut };
}

export const smsConnected = (): boolean => channelsReaching('person').includes('sms');

export function requireSms(): void {
  if (!smsConnected()) fail('wrongState', { message: '还没有接通短信，请改用打印。' });
}

/**
 * Invites one person, or answers why not. `toPrint`: nobody looks at the code now, so the slip will have another.
 */
export async function inviteOne(ctx: Context, person: PersonRecord, by: InviteRequest['by'], paper: 'shown' | 'toPrint', given?: string): Promise<string | { code: string; invitation: Invitation }> {
  const { _id } = await followerOf(ctx, person);
  const code = given ?? (await freshCode());
  const invitation = newInvitation(ctx, code, by);
  let why: string | null = null;
  await auditedChange(FollowerModel, _id, ctx, 'follower.invite', (record) => {
    why = reasonNotToInvite(person, record, by);
    if (why !== null) return null;
    const invitations = [...withdrawn(record.invitations), invitation].slice(-kept);
    const waits = { print: paper === 'toPrint' ? { toPrint: invitation.at } : {}, sms: { smsCode: sealParam(code) } }[by];
    return {
      set: { invitations, ...waits },
      unset: ['toPrint', 'smsCode'].filter((field) => !(field in waits)),
      detail: { by, validUntil: invitation.validUntil },
      ...(by === 'sms' ? { events: [{ type: 'follower.invitedBySms', payload: { followerId: _id.toHexString(), invitationId: invitation._id.toHexString() } }] } : {}),
    };
  });
  return why ?? { code, invitation };
}

/** With the one that is open taken back. */
export const withdrawn = (invitations: Invitation[]): Invitation[] => invitations.map((one) => (one.state === 'open' ? { ...one, state: 'withdrawn' } : one));

function newInvitation(ctx: Context, code: string, by: InviteRequest['by']): Invitation {
  const validUntil = dayOfNumber(dayNumber(shanghaiDay(ctx.clock.now())) + validDays);
  return { _id: new ObjectId(), codeHash: invitationHash(code), state: 'open', by, at: ctx.clock.now(), validUntil };
}

/** Among a hundred thousand codes two of the same come up now and then: one that anybody holds is not given out again. */
async function freshCode(): Promise<string> {
  for (;;) {
    const code = newInvitationCode();
    if ((await native(FollowerModel).countDocuments({ 'invitations.codeHash': invitationHash(code) }, { limit: 1 })) === 0) return code;
  }
}

/** In a trial: an invitation whose code stands beside the person in the sandbox, so that anybody can bind him. @throws Error outside demo mode */
export async function inviteWithKnownCode(ctx: Context, person: PersonRecord, code: string): Promise<void> {
  if (!demoEnabled()) throw new Error('only a demo knows its codes beforehand');
  await inviteOne(ctx, person, 'print', 'shown', code);
}

/** @throws Fault notFound, forbidden, wrongState */
export async function withdrawInvitation(ctx: Context, id: string): Promise<void> {
  const _id = toObjectId(id);
  const found = (await native(FollowerModel).findOne({ 'invitations._id': _id })) ?? fail('notFound');
  const person = (await native(PersonModel).findOne({ _id: found.personId })) ?? fail('notFound');
  authorize(ctx.actor, 'follower.invite', person);
  await auditedChange(FollowerModel, found._id, ctx, 'follower.withdrawInvitation', (record) => {
    // The newest is the only one that can be open.
    if (!record.invitations.some((one) => one._id.equals(_id) && one.state === 'open')) fail('wrongState', { message: '这张邀请已经用过或收回了。' });
    return { set: { invitations: withdrawn(record.invitations) }, unset: ['toPrint', 'smsCode'] };
  });
}

/**
 * Fresh codes for whom an import invited on paper and nobody has seen yet, as many as go on one sheet for the browser;
 * asked again until none is left. Codes that were shown once never come here again. @throws Fault forbidden
 */
export async function printUnseen(ctx: Context): Promise<{ items: InvitedPerson[]; left: number }> {
  const scope = scopeFilter(ctx.actor, 'follower.invite');
  const waiting = await native(FollowerModel).find({ toPrint: { $gt: new Date(0) } }, { projection: { personId: 1 }, sort: { toPrint: 1 } }).toArray();
  const people = await inBatches(waiting.map(({ personId }) => personId), (ids) => native(PersonModel).find({ ...scope, _id: { $in: ids } }).sort({ code: 1 }).toArray());
  const made: Slip[] = [];
  for (const person of people.slice(0, sheetSize)) {
    const one = await inviteOne(ctx, person, 'print', 'shown');
    if (typeof one !== 'string') made.push({ person, ...one });
  }
  return { items: await present(made, true), left: Math.max(0, people.length - sheetSize) };
}

interface Slip {
  person: PersonRecord;
  code: string;
  invitation: Invitation;
}

async function present(slips: Slip[], onPaper: boolean): Promise<InvitedPerson[]> {
  const names = await organisationNames(slips.flatMap(({ person }) => postOf(person)?.organisationId ?? []));
  const qrs = onPaper ? await qrAddresses(slips.map(({ code }) => code)) : [];
  return slips.map(({ person, code, invitation }, index) => ({
    personId: person._id.toHexString(),
    name: person.name,
    organisationName: names.get(postOf(person)?.organisationId.toHexString() ?? '') ?? '',
    code: onPaper ? code : null,
    validUntil: invitation.validUntil,
    qrAddress: qrs[index] ?? null,
  }));
}

/** What the codes on the slips hold: scanning one follows the account and brings the invitation along. */
async function qrAddresses(codes: string[]): Promise<(string | null)[]> {
  const account = officialAccount();
  if (!account) return [];
  const addresses: (string | null)[] = [];
  for (let start = 0; start < codes.length; start += qrsAtOnce) {
    addresses.push(...(await Promise.all(codes.slice(start, start + qrsAtOnce).map((code) => account.qrAddress(`${bindScene}${code}`, validDays * 86_400)))));
  }
  return addresses;
}
