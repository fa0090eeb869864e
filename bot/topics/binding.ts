import { invitationCode } from '../../contracts/follower';
import { agreedBefore, askConsent, bindByCode, bindScene, consentAsked, consentIsAsked, consentOfOpenid, personOfOpenid, recordConsent, recordFollowing, recordSubscriptionChoices, tellMiniCode, type Binding, type BoundPerson } from '../../domain/follower';
import type { Context } from '../../domain/kernel';
import { bindingTexts, fill, myRemindersKey } from '../../templates';
import type { Incoming } from '../chat/incoming';
import type { Reply, Topic } from '../chat/topic';

/** Invitations, consent and one's own state. What it waits for lies in the follower's record, so that any process goes on with it. */
export const bindingTopic: Topic = {
  name: 'binding',
  async answer(incoming, { ctx }) {
    switch (incoming.type) {
      case 'follow':
        return followed(ctx, incoming);
      case 'scan':
        return scanned(ctx, incoming.openid, incoming.scene);
      case 'unfollow':
        await recordFollowing(ctx, incoming.openid, false);
        return 'silence';
      case 'subscription':
        await recordSubscriptionChoices(ctx, incoming.openid, incoming.choices);
        return 'silence';
      case 'click':
        return incoming.key === myRemindersKey ? mine(ctx, incoming.openid) : null;
      case 'text':
        return written(ctx, incoming.openid, incoming.text.trim());
      default:
        return null;
    }
  },
};

/** Whoever comes back is greeted by name; a stranger without an invitation leaves nothing here. */
async function followed(ctx: Context, { openid, scene }: Extract<Incoming, { type: 'follow' }>): Promise<Reply | null> {
  const known = await recordFollowing(ctx, openid, true);
  const invited = scene === null ? null : await scanned(ctx, openid, scene);
  if (invited) return invited;
  return known && { text: fill(bindingTexts.welcomeBack, wordsOf(known)) };
}

async function scanned(ctx: Context, openid: string, scene: string): Promise<Reply | null> {
  if (!scene.startsWith(bindScene)) return null;
  const code = invitationCode.safeParse(scene.slice(bindScene.length));
  return code.success ? bind(ctx, openid, code.data) : { text: bindingTexts.unknownCode };
}

async function written(ctx: Context, openid: string, text: string): Promise<Reply | null> {
  if (text === '退订') return unsubscribe(ctx, openid);
  if (text === '订阅') return subscribe(ctx, openid);
  if (text === '我的提醒' || text === '绑定小程序') return mine(ctx, openid);
  if (text === '绑定') return (await personOfOpenid(openid)) ? mine(ctx, openid) : { text: bindingTexts.notBound };
  if ((text === '1' || text === '2') && (await consentIsAsked(ctx, openid))) return answered(ctx, openid, text === '1');
  const code = invitationCode.safeParse(text);
  return code.success ? bind(ctx, openid, code.data) : null;
}

async function bind(ctx: Context, openid: string, code: string): Promise<Reply> {
  const binding = await bindByCode(ctx, 'openid', openid, code);
  if (!('person' in binding)) return { text: refusals[binding.outcome] };
  const greeting = fill(binding.outcome === 'bound' ? bindingTexts.bound : bindingTexts.boundBefore, wordsOf(binding.person));
  const officer = binding.outcome === 'bound' && binding.person.kind === 'informationOfficer' ? [bindingTexts.officerNotice] : [];
  return { text: [greeting, ...officer, await consentQuestion(ctx, openid)].join('\n\n') };
}

const refusals: Record<Exclude<Binding, { person: BoundPerson }>['outcome'], string> = {
  unknown: bindingTexts.unknownCode,
  used: bindingTexts.usedCode,
  expired: bindingTexts.expiredCode,
  withdrawn: bindingTexts.withdrawnCode,
  phoneTaken: bindingTexts.phoneTaken,
  personTaken: bindingTexts.personTaken,
  tooMany: bindingTexts.tooManyGuesses,
};

/** Asked once in a person's life here: whoever has answered, on whichever phone, is told what holds. */
async function consentQuestion(ctx: Context, openid: string): Promise<string> {
  const consent = await consentOfOpenid(openid);
  if (consent === 'given') return bindingTexts.consentStands;
  if (consent === 'revoked') return bindingTexts.refusalStands;
  return askNow(ctx, openid);
}

async function answered(ctx: Context, openid: string, given: boolean): Promise<Reply | null> {
  const person = await personOfOpenid(openid);
  if (!person) return null;
  await recordConsent(ctx, person.personId, given, 'chat');
  return { text: given ? bindingTexts.consentGiven : bindingTexts.consentRefused };
}

/** One word is enough, and 订阅 undoes it. */
async function unsubscribe(ctx: Context, openid: string): Promise<Reply> {
  const person = await personOfOpenid(openid);
  if (!person) return { text: bindingTexts.notSubscribed };
  const before = await consentOfOpenid(openid);
  await recordConsent(ctx, person.personId, false, 'chat');
  return { text: before === 'given' ? bindingTexts.unsubscribed : bindingTexts.notSubscribed };
}

/** The text is shown before it is agreed to; whoever has agreed to it before has read it. */
async function subscribe(ctx: Context, openid: string): Promise<Reply> {
  const person = await personOfOpenid(openid);
  if (!person) return { text: bindingTexts.notBound };
  if ((await consentOfOpenid(openid)) === 'given') return { text: bindingTexts.subscribedAlready };
  if (await agreedBefore(openid)) {
    await recordConsent(ctx, person.personId, true, 'chat');
    return { text: bindingTexts.consentGiven };
  }
  return { text: await askNow(ctx, openid) };
}

async function askNow(ctx: Context, openid: string): Promise<string> {
  await askConsent(ctx, openid);
  return fill(bindingTexts.askConsent, { consent: (await consentAsked()).text });
}

async function mine(ctx: Context, openid: string): Promise<Reply> {
  const person = await personOfOpenid(openid);
  if (!person) return { text: bindingTexts.notBound };
  const consent = await consentOfOpenid(openid);
  const state = { given: bindingTexts.stateGiven, revoked: bindingTexts.stateRevoked, none: bindingTexts.stateNone }[consent ?? 'none'];
  const digits = await tellMiniCode(ctx, openid);
  return { text: digits === null ? fill(bindingTexts.mineInMini, { ...wordsOf(person), state }) : fill(bindingTexts.mine, { ...wordsOf(person), state, digits }) };
}

const wordsOf = ({ organisationName, name }: BoundPerson): { organisation: string; name: string } => ({ organisation: organisationName, name });
