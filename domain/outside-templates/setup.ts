import { deliveryChannelLabels } from '../../contracts/delivery';
import { channelsReaching, defineSetupItem } from '../kernel';
import { channelsOf, everyChannel, kinds, templatesOf } from './settings';

const connected = () => everyChannel.filter((channel) => channelsReaching('person').includes(channel));

defineSetupItem(async () => {
  const channels = connected();
  const done = channels.includes('wechatTemplate');
  const reached = channels.length > 0 ? `已接通${channels.map((channel) => deliveryChannelLabels[channel]).join('、')}` : '还没有接公众号、小程序和短信，提醒只到平台消息';
  return { key: 'officialAccount', state: done ? 'done' : 'todo', detail: channels.length > 0 && !done ? `公众号没有接；${reached}` : reached, link: null };
});

defineSetupItem(async (ctx) => {
  const channels = connected();
  const missing: string[] = [];
  for (const [kind, { label }] of kinds) {
    const usable = channelsOf(kind).filter((channel) => channels.includes(channel));
    const forms = await templatesOf(ctx, kind);
    if (usable.length > 0 && !usable.some((channel) => forms[channel])) missing.push(label);
  }
  const detail = missing.length > 0 ? `还没有填：${missing.join('、')}` : channels.length > 0 ? '每一种消息都有能用的模板' : '渠道接通以后再填';
  return { key: 'outsideTemplates', state: missing.length === 0 && channels.length > 0 ? 'done' : 'todo', detail, link: '/outside-templates' };
});
