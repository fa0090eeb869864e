import { bindByCode, invite, recordConsent, recordFollowing } from '../../domain/follower';
import { changePerson, fixedClock, native, PersonModel, settle, type Clock, type Context, type PersonRecord, type StaffActor } from '../../domain/kernel';
import { bindablePeople, officialOpenid } from '../sandbox/people';
import type { DemoPlace } from './place';
import type { Random } from './random';

/** Left as he is, so that whoever tries the demo can invite and bind him. */
const byHand = 'D017';
/** Was bound and has left, as the sandbox knows him. */
const hasLeft = 'D018';
const bindings = { share: 0.7, consent: [88, 5, 7], gone: 0.04, invited: 0.4 } as const;
const dayMs = 86_400_000;

/**
 * The last five weeks of the official account: invitations, most of them used, consent asked and mostly given, a few
 * who left. With the real commands on set clocks.
 */
export async function bindFollowers(place: DemoPlace, random: Random, now: Date): Promise<number> {
  const people = await native(PersonModel).find({ code: /^[DXC]\d/ }).sort({ code: 1 }).toArray();
  const phones = new Map(bindablePeople.map((one) => [one.demoCode, one]));
  const actor = place.actors.get('tixing') as StaffActor;
  let bound = 0;
  for (const person of people) {
    const phone = phones.get(person.code);
    if (phone) await changePhone(person, phone.phone, { actor: place.actors.get('xitong') as StaffActor, clock: ago(now, 36) });
    if (person.code === byHand || (!phone && person.code.startsWith('C'))) continue;
    const invitedAt = random.whole(9, 34);
    const wanted = phone !== undefined || random.chance(bindings.share);
    if (!wanted && !random.chance(bindings.invited)) continue;
    const { items } = await invite({ actor, clock: ago(now, invitedAt) }, { personIds: [person._id.toHexString()], by: 'print' });
    const code = items[0]?.code;
    if (!wanted || !code) continue;
    await live(person, code, phone?.openid ?? officialOpenid(person.code), ago(now, invitedAt - random.whole(1, 7)), random, phone !== undefined, person.code === hasLeft);
    bound += 1;
  }
  await settle(fixedClock(now.toISOString()));
  return bound;
}

/** What a follower does in the first minutes, and some later. */
async function live(person: PersonRecord, code: string, openid: string, clock: Clock, random: Random, known: boolean, leaves: boolean): Promise<void> {
  const ctx: Context = { actor: { kind: 'citizen' }, clock };
  await bindByCode(ctx, 'openid', openid, code);
  const answer = known ? 0 : random.weighted(bindings.consent);
  if (answer < 2) await recordConsent(ctx, person._id, answer === 0, 'chat');
  if (leaves || (!known && random.chance(bindings.gone))) await recordFollowing({ ...ctx, clock: fixedClock(new Date(clock.now().getTime() + dayMs).toISOString()) }, openid, false);
}

async function changePhone(person: PersonRecord, phone: string, ctx: Context): Promise<void> {
  const { name, kind, joinedPartyOn } = person;
  const posts = person.posts.map((post) => ({ ...post, organisationId: post.organisationId.toHexString() }));
  await changePerson(ctx, person._id.toHexString(), { version: person.trail.seq, name, kind, posts, joinedPartyOn, phone });
}

const ago = (now: Date, days: number): Clock => fixedClock(new Date(now.getTime() - days * dayMs).toISOString());
