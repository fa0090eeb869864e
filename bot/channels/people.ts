import type { SmsProvider, VoiceProvider } from '../../clients/sms';
import { WechatError, type WechatClient } from '../../clients/wechat';
import type { CardTemplates, OutsideChannel } from '../../contracts/outside-templates';
import { systemContext, type Clock, type Delivery, type Send, type SendResult } from '../../domain/kernel';
import { phoneParams, templatesOf, wechatData } from '../../domain/outside-templates';
import type { Contact, Followers } from './followers';
import { noteOurs, providerResult, refused, resultOf, taken, type Card } from './results';

export interface ToPeople {
  wechat: WechatClient;
  sms: SmsProvider | null;
  voice: VoiceProvider | null;
  followers: Followers;
  /** Of the citizens' pages. */
  publicOrigin: string;
}

interface Reached<C extends OutsideChannel> {
  delivery: Delivery;
  personId: string;
  contact: Contact;
  card: Card;
  mapping: NonNullable<CardTemplates[C]>;
  clock: Clock;
}

const mobile = /^1\d{10}$/;
/** The one kind that is read aloud on the phone; nobody is phoned for a reminder. */
const calledKind = 'followUpCall';
/** What a person has to agree to first. A duty of the service reaches whoever holds it. */
const needsConsent = (occasion: string): boolean => occasion.startsWith('reminder:');

/** What every way to a person asks first; then `act` tries it. */
function toPerson<C extends OutsideChannel>(followers: Followers, channel: C, act: (reached: Reached<C>) => Promise<SendResult>): Send {
  return async (delivery, { card }, clock) => {
    const { personId } = delivery.to;
    if (personId === undefined) return refused('noPerson');
    if (!card) return refused('noCard');
    const mapping = (await templatesOf(systemContext('channels', clock), card.kind))[channel];
    if (!mapping) return refused('noTemplate');
    const contact = await followers.contactOf(personId);
    if (needsConsent(delivery.occasion) && contact.consent !== 'given') return refused('noConsent');
    return act({ delivery, personId, contact, card, mapping, clock });
  };
}

export function sendsToPeople({ wechat, sms, voice, followers, publicOrigin }: ToPeople): Record<OutsideChannel, Send> {
  /** Where WeChat will never reach this person by this way, that is kept; where our form is wrong, it is counted. */
  const learned = async (error: unknown, channel: OutsideChannel, { personId, card, clock }: Pick<Reached<OutsideChannel>, 'personId' | 'card' | 'clock'>): Promise<SendResult> => {
    if (error instanceof WechatError && error.kind === 'person') await followers.markUnreachable(systemContext('channels', clock), personId, error.code);
    await noteOurs(error, clock, card, channel);
    return resultOf(error);
  };
  /** Whoever follows the official account. */
  const toFollower = <C extends 'wechatTemplate' | 'wechatNotice'>(channel: C, act: (openid: string, reached: Reached<C>) => Promise<string | null>): Send =>
    toPerson(followers, channel, async (reached) => {
      if (reached.contact.openid === null) return refused('notBound');
      if (!reached.contact.follows) return refused('notFollowing');
      try {
        return taken(reached.delivery, await act(reached.contact.openid, reached));
      } catch (error) {
        return learned(error, channel, reached);
      }
    });
  const byPhone = <C extends 'sms' | 'voice'>(channel: C, act: (message: { phone: string; templateId: string; params: string[] }) => Promise<SendResult>) =>
    toPerson(followers, channel, async ({ contact, card, mapping }) => {
      if (contact.phone === null) return refused('noPhone');
      if (!mobile.test(contact.phone)) return refused('noMobile');
      return act({ phone: contact.phone, templateId: mapping.templateId, params: phoneParams(mapping, card.fields) });
    });

  return {
    wechatTemplate: toFollower('wechatTemplate', async (openid, { delivery, card, mapping }) => {
      const message = { openid, templateId: mapping.templateId, data: wechatData(mapping, card.fields), clientMessageId: `${delivery._id.toHexString()}-t` };
      return (await wechat.sendTemplate({ ...message, ...opens(mapping.page, publicOrigin) })).messageId;
    }),
    wechatNotice: toFollower('wechatNotice', async (openid, { card, mapping }) => (await wechat.sendNotice({ openid, templateId: mapping.templateId, data: wechatData(mapping, card.fields), ...(mapping.page ? { page: mapping.page } : {}) })).messageId),
    miniSubscription: toPerson(followers, 'miniSubscription', async (reached) => {
      const { contact, card, mapping } = reached;
      const openid = contact.miniOpenid;
      if (openid === null) return refused('notBound');
      if (!(await followers.takeSubscription(openid, mapping.templateId))) return refused('noBalance');
      try {
        const { messageId } = await wechat.sendSubscription({ openid, templateId: mapping.templateId, data: wechatData(mapping, card.fields), ...(mapping.page ? { page: mapping.page } : {}) });
        return taken(reached.delivery, messageId);
      } catch (error) {
        // What was refused for good by the person is used up; what may have gone out may be, too.
        if (error instanceof WechatError && error.kind !== 'person' && error.kind !== 'unknown') await followers.returnSubscription(openid, mapping.templateId);
        return learned(error, 'miniSubscription', reached);
      }
    }),
    sms: (delivery, message, clock) => byPhone('sms', async (text) => (sms && message.card ? providerResult(await sms.send(text), clock, message.card, 'sms') : refused('notConnected')))(delivery, message, clock),
    voice: (delivery, message, clock) => {
      const { card } = message;
      if (card?.kind !== calledKind) return Promise.resolve(refused(card ? 'notAsked' : 'noCard'));
      return byPhone('voice', async (text) => (voice ? providerResult(await voice.call(text), clock, card, 'voice') : refused('notConnected')))(delivery, message, clock);
    },
  };
}

/** Where the mini-program cannot be opened, the same page of the citizens' pages is. */
const opens = (page: string, publicOrigin: string): { page?: string; url?: string } => (page ? { page, url: `${publicOrigin}/${page}` } : {});
