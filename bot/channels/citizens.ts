import type { SmsProvider } from '../../clients/sms';
import type { WechatClient } from '../../clients/wechat';
import { forgetWish, wisherOf } from '../../domain/answer-wish';
import { openHouseholdPhone } from '../../domain/household';
import { ObjectId, systemContext, type Clock, type Send, type SendResult } from '../../domain/kernel';
import { phoneParams, templatesOf, wechatData } from '../../domain/outside-templates';
import { openPhone } from '../../domain/rating';
import { noteOurs, providerResult, refused, resultOf, taken, type Card } from './results';

export interface ToCitizens {
  wechat: WechatClient;
  sms: SmsProvider | null;
}

/** One consent is one message: it is not spent on saying that the rating arrived. */
const answeredKind = 'ratingAnswered';
const mobile = /^1\d{10}$/;

/** Citizens have asked for it with each rating: by leaving a number, or by 有了答复告诉我. */
export function sendsToCitizens({ wechat, sms }: ToCitizens): Record<'answerSubscription' | 'citizenSms' | 'householdSms', Send> {
  const bySms = async (card: Card, phone: string | null, clock: Clock): Promise<SendResult> => {
    const mapping = (await templatesOf(systemContext('channels', clock), card.kind)).sms;
    if (!mapping) return refused('noTemplate');
    if (phone === null) return refused('noPhone');
    if (!mobile.test(phone)) return refused('noMobile');
    if (!sms) return refused('notConnected');
    return providerResult(await sms.send({ phone, templateId: mapping.templateId, params: phoneParams(mapping, card.fields) }), clock, card, 'sms');
  };
  return {
    async answerSubscription(delivery, { card }, clock) {
      const { to } = delivery;
      if (to.ratingId === undefined) return refused('noRating');
      if (!card) return refused('noCard');
      if (card.kind !== answeredKind) return refused('notAsked');
      const mapping = (await templatesOf(systemContext('channels', clock), card.kind)).miniSubscription;
      if (!mapping) return refused('noTemplate');
      const openid = await wisherOf(to.ratingId);
      if (openid === null) return refused('notAsked');
      try {
        const { messageId } = await wechat.sendSubscription({ openid, templateId: mapping.templateId, data: wechatData(mapping, card.fields), ...(mapping.page ? { page: mapping.page } : {}) });
        await forgetWish(to.ratingId);
        return taken(delivery, messageId);
      } catch (error) {
        await noteOurs(error, clock, card, 'miniSubscription');
        return resultOf(error);
      }
    },
    async citizenSms({ to }, { card }, clock) {
      if (to.ratingId === undefined) return refused('noRating');
      return card ? bySms(card, await openPhone(new ObjectId(to.ratingId)), clock) : refused('noCard');
    },
    async householdSms({ to }, { card }, clock) {
      if (to.householdId === undefined) return refused('noHousehold');
      return card ? bySms(card, await openHouseholdPhone(to.householdId), clock) : refused('noCard');
    },
  };
}
