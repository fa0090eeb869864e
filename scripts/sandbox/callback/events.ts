import { officialAccount } from '../account';
import type { Person } from '../people';
import { toXml, type XmlElements } from './xml';

/** What the account is told. */
export interface CallbackMessage {
  /** In words, for the log. */
  title: string;
  openid: string;
  xml: string;
}

function tell(title: string, person: Person, now: number, content: XmlElements): CallbackMessage {
  const head = { ToUserName: officialAccount.username, FromUserName: person.openid, CreateTime: Math.floor(now / 1000) };
  return { title: `${title} · ${person.name}`, openid: person.openid, xml: toXml({ ...head, ...content }) };
}

/** Something he sent; `content` after MsgType. */
export const messageOf = (title: string, person: Person, now: number, id: string, type: string, content: XmlElements): CallbackMessage => tell(title, person, now, { MsgType: type, ...content, MsgId: BigInt(id) });

export const eventOf = (title: string, person: Person, now: number, event: string, content: XmlElements = {}): CallbackMessage => tell(title, person, now, { MsgType: 'event', Event: event, ...content });

export const templateResult = (person: Person, now: number, messageId: string, status: string): CallbackMessage => eventOf(`模板消息结果 ${status}`, person, now, 'TEMPLATESENDJOBFINISH', { MsgID: BigInt(messageId), Status: status });

export const noticeResult = (person: Person, now: number, templateId: string, messageId: string): CallbackMessage =>
  eventOf('订阅通知结果', person, now, 'subscribe_msg_sent_event', { SubscribeMsgSentEvent: { List: [{ TemplateId: templateId, MsgID: messageId, ErrorCode: 0, ErrorStatus: 'success' }] } });

export const noticeChoices = (person: Person, now: number, choices: readonly { templateId: string; accepted: boolean }[]): CallbackMessage =>
  eventOf('订阅通知弹窗', person, now, 'subscribe_msg_popup_event', {
    SubscribeMsgPopupEvent: { List: choices.map(({ templateId, accepted }) => ({ TemplateId: templateId, SubscribeStatusString: accepted ? 'accept' : 'reject', PopupScene: 1 })) },
  });
