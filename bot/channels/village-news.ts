import { WechatError, type WechatClient } from '../../clients/wechat';
import { returnSubscription, takeSubscription } from '../../domain/follower';
import { systemContext, type Send } from '../../domain/kernel';
import { templatesOf, wechatData } from '../../domain/outside-templates';
import { subscriberOf } from '../../domain/village';
import { noteOurs, refused, resultOf, taken } from './results';

const newsKind = 'villageNews';

/** To whoever subscribed to a village in the mini-program, and still does when it is sent: each of his yeses is one message. */
export function sendsVillageNews({ wechat }: { wechat: WechatClient }): Record<'villageSubscription', Send> {
  return {
    async villageSubscription(delivery, { card }, clock) {
      const { subscriberId } = delivery.to;
      const { villageId } = delivery.params;
      if (subscriberId === undefined || villageId === undefined || card?.kind !== newsKind) return refused('noCard');
      const mapping = (await templatesOf(systemContext('channels', clock), newsKind)).miniSubscription;
      if (!mapping) return refused('noTemplate');
      const openid = await subscriberOf(subscriberId, villageId);
      if (openid === null) return refused('notAsked');
      if (!(await takeSubscription(openid, mapping.templateId))) return refused('noBalance');
      try {
        const { messageId } = await wechat.sendSubscription({ openid, templateId: mapping.templateId, data: wechatData(mapping, card.fields), page: `village/board/index?village=${villageId}` });
        return taken(delivery, messageId);
      } catch (error) {
        // What the person refused is used up; what may have gone out may be, too.
        if (error instanceof WechatError && error.kind !== 'person' && error.kind !== 'unknown') await returnSubscription(openid, mapping.templateId);
        await noteOurs(error, clock, card, 'miniSubscription');
        return resultOf(error);
      }
    },
  };
}
