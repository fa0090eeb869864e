import type { Reply } from '../chat/topic';
import type { Received } from './message';
import { cdata } from './xml';

/** A passive reply in WeChat's form. */
export function replyXml(reply: Reply, { account, incoming }: Received, now: Date): string {
  const head = `<ToUserName>${cdata(incoming.openid)}</ToUserName><FromUserName>${cdata(account)}</FromUserName><CreateTime>${Math.floor(now.getTime() / 1000)}</CreateTime>`;
  if ('text' in reply) return `<xml>${head}<MsgType>${cdata('text')}</MsgType><Content>${cdata(reply.text)}</Content></xml>`;
  const { title, description, url } = reply.article;
  const item = `<item><Title>${cdata(title)}</Title><Description>${cdata(description)}</Description><PicUrl></PicUrl><Url>${cdata(url)}</Url></item>`;
  return `<xml>${head}<MsgType>${cdata('news')}</MsgType><ArticleCount>1</ArticleCount><Articles>${item}</Articles></xml>`;
}
