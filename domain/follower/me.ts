import { invitationCode, type Me } from '../../contracts/follower';
import { bindingFaults, bindingTexts } from '../../templates';
import { fail, type Context } from '../kernel';
import { bindByCode, bindByDigits, type Binding } from './bind';
import { consentAsked, recordConsent } from './consent';
import { consentOf } from './contacts';
import { findByOpenid } from './find';
import { boundPerson } from './person';
import { miniLogin, subscriptionOffers } from './ports';
import { giveSubscriptions } from './subscriptions';

/** The page of one's own in the mini-program: who the phone is bound to, and how he answered. */
export async function showMe(loginCode: string): Promise<Me> {
  return meOf(await openidOf(loginCode));
}

/** By the code of an invitation or by the six digits from the chat. @throws Fault notFound, wrongState, tooManyRequests */
export async function bindMe(ctx: Context, loginCode: string, code: string): Promise<Me> {
  const openid = (await openidOf(loginCode)) ?? fail('wrongState', { message: bindingFaults.onlyInMini });
  const digits = code.replace(/[\s-]/g, '');
  if (/^\d{6}$/.test(digits)) refuse(await bindByDigits(ctx, openid, digits), bindingFaults.wrongDigits);
  else {
    const parsed = invitationCode.safeParse(code);
    if (!parsed.success) return fail('notFound', { message: bindingTexts.unknownCode });
    refuse(await bindByCode(ctx, 'miniOpenid', openid, parsed.data), bindingTexts.unknownCode);
  }
  return meOf(openid);
}

/** Given to the text that was shown, or taken back. @throws Fault wrongState, conflict */
export async function consentMe(ctx: Context, loginCode: string, { given, version }: { given: boolean; version: string }): Promise<Me> {
  const openid = await openidOf(loginCode);
  const found = openid === null ? null : await findByOpenid('miniOpenid', openid);
  if (!found) return fail('wrongState', { message: bindingFaults.notBound });
  if (given && version !== (await consentAsked()).version) fail('conflict', { message: bindingFaults.textChanged });
  await recordConsent(ctx, found.personId, given, 'mini');
  return meOf(openid);
}

/** What a bound person allowed in WeChat's own sheet; templates that were not offered are left out. */
export async function subscribeMe(loginCode: string, accepted: readonly string[]): Promise<void> {
  const openid = await openidOf(loginCode);
  if (openid === null || !(await findByOpenid('miniOpenid', openid))) return fail('wrongState', { message: bindingFaults.notBound });
  const offered = await subscriptionOffers();
  await giveSubscriptions(openid, accepted.filter((templateId) => offered.includes(templateId)));
}

/** Null where no mini-program is connected: then nobody can be told apart, and nobody is bound. */
async function openidOf(loginCode: string): Promise<string | null> {
  const login = miniLogin();
  return login && login.openidOf(loginCode);
}

async function meOf(openid: string | null): Promise<Me> {
  const found = openid === null ? null : await findByOpenid('miniOpenid', openid);
  const person = found && (await boundPerson(found.personId));
  const { text, version } = await consentAsked();
  return {
    person: person && { name: person.name, organisationName: person.organisationName, postTitle: person.postTitle, joinedPartyOn: person.joinedPartyOn, kind: person.kind },
    consent: person && found ? consentOf(found) : 'none',
    consentText: { version, text },
    subscribeTemplates: person ? await subscriptionOffers() : [],
  };
}

const refusals = { used: bindingTexts.usedCode, expired: bindingTexts.expiredCode, withdrawn: bindingTexts.withdrawnCode, phoneTaken: bindingTexts.phoneTaken, personTaken: bindingTexts.personTaken } as const;

/** A wrong code is not found, so that the door counts it as a guess. */
function refuse({ outcome }: Binding, unknown: string): void {
  if (outcome === 'bound' || outcome === 'boundBefore') return;
  if (outcome === 'tooMany') fail('tooManyRequests', { message: bindingTexts.tooManyGuesses });
  if (outcome === 'unknown') fail('notFound', { message: unknown });
  fail('wrongState', { message: refusals[outcome] });
}
