import type { ConsentState } from '../../contracts/follower';
import { commissionName, consentText, consentVersion } from '../../templates';
import { auditedChange, districtName, native, type Context, type ObjectId } from '../kernel';
import { consentOf } from './contacts';
import { findByOpenid } from './find';
import { FollowerModel, type Consent } from './model';

/** The question stays open so long; a "1" after that means something else. */
const askedForMs = 24 * 3_600_000;

/** What is asked now, with the commission's name in it. */
export async function consentAsked(): Promise<{ version: string; text: string }> {
  return { version: consentVersion, text: consentText(commissionName((await districtName()) ?? '')) };
}

/** Writes down the answer with its whole text; the same answer again changes nothing. */
export async function recordConsent(ctx: Context, personId: ObjectId, given: boolean, by: Consent['by']): Promise<void> {
  const found = await native(FollowerModel).findOne({ personId });
  if (!found) return;
  const { version, text } = await consentAsked();
  await auditedChange(FollowerModel, found._id, ctx, given ? 'follower.consent' : 'follower.revoke', (record) => {
    const newest = record.consents.at(-1);
    if (newest?.given === given && (!given || newest.version === version)) return null;
    const consent: Consent = { kind: 'reminders', given, at: ctx.clock.now(), version, text, by };
    const type = given ? 'follower.consented' : 'follower.revoked';
    return { push: { consents: consent }, detail: { by, version }, events: [{ type, payload: { personId: record.personId.toHexString() } }] };
  });
  await native(FollowerModel).updateOne({ _id: found._id }, { $unset: { asked: '' } });
}

/** The chat has asked whoever is behind this follower; the next 1 or 2 is the answer, whichever process gets it. */
export async function askConsent(ctx: Context, openid: string): Promise<void> {
  const found = await findByOpenid('openid', openid);
  if (found) await native(FollowerModel).updateOne({ _id: found._id }, { $set: { asked: { question: 'consent', at: ctx.clock.now() } } });
}

/** Whether the chat waits for an answer of this follower. */
export async function consentIsAsked(ctx: Context, openid: string): Promise<boolean> {
  const asked = (await findByOpenid('openid', openid))?.asked;
  return asked !== undefined && ctx.clock.now().getTime() - asked.at.getTime() < askedForMs;
}

/** How the person behind this follower of the official account has answered so far; null: nobody is. */
export async function consentOfOpenid(openid: string): Promise<ConsentState | null> {
  const found = await findByOpenid('openid', openid);
  return found && consentOf(found);
}

/** Whether he once agreed to the text of today: then one word is enough to agree again. */
export async function agreedBefore(openid: string): Promise<boolean> {
  const found = await findByOpenid('openid', openid);
  return found?.consents.some(({ given, version }) => given && version === consentVersion) ?? false;
}
