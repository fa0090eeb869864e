import { z } from 'zod';
import { sandboxTemplates } from '../account';
import { faultsOf } from '../faults';
import { templateResult } from '../callback/events';
import type { Notify } from '../callback/deliver';
import { checkedFields } from './fields';
import { define, JsonText, ok, type WechatInterface } from './interface';
import { Refusal } from './refusal';
import { RepeatedIds } from './repeated-ids';
import { checkMiniPage, recipient, showCard, templateData, templateOf } from './send';

const body = z.object({
  touser: z.string(),
  template_id: z.string(),
  url: z.string().max(1024).optional(),
  miniprogram: z.object({ appid: z.string().optional(), pagepath: z.string().optional() }).optional(),
  client_msg_id: z.string().max(64).optional(),
  data: templateData,
});

const taken = (messageId: string): JsonText => new JsonText(`{"errcode":0,"errmsg":"ok","msgid":${messageId}}`);

/** Template messages of the official account; their result follows as an event. */
export function templateInterfaces(notify: Notify): WechatInterface[] {
  const repeated = new RepeatedIds();
  return [
    define('POST /cgi-bin/message/template/send', '模板消息', { toPerson: true, body }, ({ world }, input) => {
      const template = templateOf(input.template_id, 'template');
      const person = recipient(world, input.touser, 'official');
      if (input.miniprogram) checkMiniPage(input.miniprogram);
      const fields = checkedFields(template, input.data);
      const now = world.clock.now();
      const before = input.client_msg_id && repeated.find(input.touser, input.client_msg_id, now);
      if (before) return taken(before);
      if (!person.follows) throw new Refusal(43004);
      if (person.blacklisted) throw new Refusal(43019);
      if (!world.quotas.takeOfDay('template', world.templateQuota)) throw new Refusal(45009);
      const messageId = world.nextId();
      if (input.client_msg_id) repeated.keep(input.touser, input.client_msg_id, messageId, now);
      const status = !person.takesTemplates ? 'failed:user block' : world.faults.draw(faultsOf.result) ? 'failed: system failed' : 'success';
      world.accept({ channel: 'template', to: person.openid, templateId: template.id, clientMessageId: input.client_msg_id ?? null, fields, messageId, reached: status === 'success' });
      // A phone would open the mini-program first; the sandbox's page can open the address only.
      if (status === 'success') showCard(world, person, template, fields, input.url ?? input.miniprogram?.pagepath ?? null);
      notify(templateResult(person, world.clock.now(), messageId, status), null);
      return taken(messageId);
    }),
    define('GET /cgi-bin/template/get_all_private_template', '模板列表', {}, () => ({
      template_list: sandboxTemplates
        .filter(({ use }) => use === 'template')
        .map(({ id, title, fields }) => ({ template_id: id, title, primary_industry: '', deputy_industry: '', content: fields.map(({ key, label }) => `${label}:{{${key}.DATA}}`).join('\n'), example: '' })),
      ...ok,
    })),
  ];
}
