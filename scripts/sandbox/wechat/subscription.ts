import { z } from 'zod';
import { noticeResult } from '../callback/events';
import type { Notify } from '../callback/deliver';
import { checkedFields } from './fields';
import { define, JsonText, ok, type WechatInterface } from './interface';
import { Refusal } from './refusal';
import { checkMiniPage, recipient, showCard, templateData, templateOf, useConsent } from './send';

const notice = z.object({ touser: z.string(), template_id: z.string(), page: z.string().max(1024).optional(), miniprogram: z.object({ appid: z.string().optional(), pagepath: z.string().optional() }).optional(), data: templateData });
const subscription = z.object({ touser: z.string(), template_id: z.string(), page: z.string().max(1024).optional(), data: templateData, miniprogram_state: z.enum(['developer', 'trial', 'formal']).optional(), lang: z.string().optional() });

/** Messages that a person asked for: subscription notices of the official account, subscription messages of the mini-program. */
export function subscriptionInterfaces(notify: Notify): WechatInterface[] {
  return [
    define('POST /cgi-bin/message/subscribe/bizsend', '订阅通知', { toPerson: true, body: notice }, ({ world }, input) => {
      const template = templateOf(input.template_id, 'notice');
      const person = recipient(world, input.touser, 'official');
      if (input.miniprogram) checkMiniPage(input.miniprogram);
      const fields = checkedFields(template, input.data);
      useConsent(person, template);
      const messageId = world.nextId();
      world.accept({ channel: 'notice', to: person.openid, templateId: template.id, clientMessageId: null, fields, messageId, reached: true });
      showCard(world, person, template, fields, input.miniprogram?.pagepath ?? input.page ?? null);
      notify(noticeResult(person, world.clock.now(), template.id, messageId), null);
      return ok;
    }),
    define('POST /cgi-bin/message/subscribe/send', '小程序订阅消息', { accounts: ['mini'], toPerson: true, body: subscription }, ({ world }, input) => {
      const template = templateOf(input.template_id, 'subscription');
      const person = recipient(world, input.touser, 'mini');
      if (input.page !== undefined) {
        try {
          checkMiniPage({ pagepath: input.page });
        } catch {
          throw new Refusal(41030);
        }
      }
      const fields = checkedFields(template, input.data);
      useConsent(person, template);
      const messageId = world.nextId();
      world.accept({ channel: 'subscription', to: person.miniOpenid, templateId: template.id, clientMessageId: null, fields, messageId, reached: true });
      showCard(world, person, template, fields, input.page ?? null);
      return new JsonText(`{"errcode":0,"errmsg":"ok","msgid":${messageId}}`);
    }),
  ];
}
