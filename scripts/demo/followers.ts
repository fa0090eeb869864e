import { bindByCode, bindByDigits, invite, inviteWithKnownCode, recordConsent, recordFollowing, tellMiniCode } from '../../domain/follower';
import { fixedClock, native, PersonModel, settle, type Clock, type Context, type PersonRecord, type StaffActor } from '../../domain/kernel';
import { bindablePeople, officialOpenid } from '../sandbox/people';
import { reminderManagerCode, type DemoPlace } from './place';
import type { Random } from './random';

/** Was bound and has left, as the sandbox knows him. */
const hasLeft = 'D018';
/** Has the chat only: binding the mini-program can be tried with him. */
const chatOnly = 'X002';
const bindings = { share: 0.7, consent: [88, 5, 7], gone: 0.04, invited: 0.4 } as const;
const dayMs = 86_400_000;
/** Days before the story arrives on which the last were invited. */
const lastInvited = 9;

type Phone = (typeof bindablePeople)[number];

/**
 * The official account's first months: invitations, most of them used, consent asked and mostly given, a few who left.
 * With the real commands on set clocks; `days` ago the first were invited, and most of them early.
 */
export async function bindFollowers(place: DemoPlace, random: Random, now: Date, days: number): Promise<void> {
  const people = await native(PersonModel).find({ code: /^[DXC]\d/ }).sort({ code: 1 }).toArray();
  const phones = new Map(bindablePeople.map((one) => [one.demoCode, one]));
  const actor = place.actors.get('tixing') as StaffActor;
  for (const person of people) {
    const phone = phones.get(person.code);
    if (phone?.invitation) await inviteWithKnownCode({ actor, clock: ago(now, 1) }, person, phone.invitation);
    if (phone?.invitation || (!phone && person.code.startsWith('C'))) continue;
    const invitedAt = Math.max(random.whole(lastInvited, days), random.whole(lastInvited, days));
    const wanted = phone !== undefined || random.chance(bindings.share);
    if (!wanted && !random.chance(bindings.invited)) continue;
    const { items } = await invite({ actor, clock: ago(now, invitedAt) }, { personIds: [person._id.toHexString()], by: 'print' });
    const code = items[0]?.code;
    if (wanted && code) await live(person, code, phone, ago(now, invitedAt - random.whole(1, 7)), random);
  }
  // Whoever invites the others is the first himself. No draw of the common random numbers is spent on it.
  const manager = (await native(PersonModel).findOne({ code: reminderManagerCode }))!;
  const { items } = await invite({ actor, clock: ago(now, days) }, { personIds: [manager._id.toHexString()], by: 'print' });
  await live(manager, items[0]!.code!, phones.get(reminderManagerCode), ago(now, days), random);
  await settle(fixedClock(now.toISOString()));
}

/** What a follower does in the first minutes, and some later. */
async function live(person: PersonRecord, code: string, phone: Phone | undefined, clock: Clock, random: Random): Promise<void> {
  const ctx: Context = { actor: { kind: 'citizen' }, clock };
  const openid = phone?.openid ?? officialOpenid(person.code);
  await bindByCode(ctx, 'openid', openid, code);
  const answer = phone ? 0 : random.weighted(bindings.consent);
  if (answer < 2) await recordConsent(ctx, person._id, answer === 0, 'chat');
  const leaves = person.code === hasLeft || (!phone && random.chance(bindings.gone));
  if (leaves) await recordFollowing({ ...ctx, clock: fixedClock(new Date(clock.now().getTime() + dayMs).toISOString()) }, openid, false);
  if (!phone || leaves || person.code === chatOnly) return;
  const digits = await tellMiniCode(ctx, openid);
  if (digits !== null) await bindByDigits(ctx, phone.miniOpenid, digits);
}

const ago = (now: Date, days: number): Clock => fixedClock(new Date(now.getTime() - days * dayMs).toISOString());
