import { createHash } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import type { CustomerMessage, WechatClient } from '../../clients/wechat';
import type { Clock } from '../../domain/kernel';

export const testAccount = { appid: 'wx1234567890abcdef', secret: 'test-secret', token: 'test-token', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };
export type Mode = 'plain' | 'compatible' | 'safe';

export interface Said {
  status: number;
  /** What stands in the answer's `<xml>`, opened where it was sealed; null where there is none. */
  reply: Record<string, unknown> | null;
  text: string;
}

const parser = new XMLParser({ parseTagValue: false });
const read = (xml: string) => (parser.parse(xml) as { xml: Record<string, unknown> }).xml;

/** Fields as WeChat writes them: numbers bare, all else as CDATA. */
export const fieldsXml = (fields: Record<string, string | number>): string =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${typeof value === 'number' ? value : `<![CDATA[${value}]]>`}</${name}>`)
    .join('');

/** WeChat's side of the callback, sealed and signed by @wecom/crypto, which shares nothing with the platform's own code. */
export class WechatCaller {
  private ids = 20_000_000_000_000_000n;

  constructor(
    private readonly url: () => string,
    private readonly clock: Clock,
    readonly mode: Mode = 'safe',
  ) {}

  nextId = (): string => String((this.ids += 1n));

  text = (content: string, { openid = 'o-follower', id = this.nextId() } = {}): Promise<Said> => this.message('text', { Content: content, MsgId: id }, openid);
  message = (type: string, fields: Record<string, string | number>, openid = 'o-follower'): Promise<Said> => this.send(this.xml({ MsgType: type, ...fields }, openid));
  event = (event: string, fields: Record<string, string | number> = {}, openid = 'o-follower'): Promise<Said> => this.message('event', { Event: event, ...fields }, openid);

  xml = (fields: Record<string, string | number>, openid = 'o-follower', inside = ''): string =>
    `<xml>${fieldsXml({ ToUserName: 'gh_0123456789ab', FromUserName: openid, CreateTime: Math.floor(this.clock.now().getTime() / 1000), ...fields })}${inside}</xml>`;

  /** Query and body as WeChat would send them; a test may alter both before `post`. */
  packed(xml: string, mode = this.mode): { query: URLSearchParams; body: string } {
    const [timestamp, nonce] = [String(Math.floor(this.clock.now().getTime() / 1000)), '987654321'];
    const signature = createHash('sha1').update([testAccount.token, timestamp, nonce].sort().join('')).digest('hex');
    const query = new URLSearchParams({ signature, timestamp, nonce, openid: 'o-follower' });
    if (mode === 'plain') return { query, body: xml };
    const sealed = encrypt(testAccount.aesKey, xml, testAccount.appid);
    query.set('encrypt_type', 'aes');
    query.set('msg_signature', getSignature(testAccount.token, timestamp, nonce, sealed));
    const envelope = `<Encrypt><![CDATA[${sealed}]]></Encrypt>`;
    return { query, body: mode === 'compatible' ? xml.replace('</xml>', `${envelope}</xml>`) : `<xml><ToUserName><![CDATA[gh_0123456789ab]]></ToUserName>${envelope}</xml>` };
  }

  send(xml: string): Promise<Said> {
    const { query, body } = this.packed(xml);
    return this.post(query, body);
  }

  async post(query: URLSearchParams | string, body: string): Promise<Said> {
    const answer = await fetch(`${this.url()}/wechat/callback?${query}`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body });
    const text = await answer.text();
    return { status: answer.status, text, reply: text.startsWith('<xml>') ? this.opened(read(text)) : null };
  }

  private opened(outer: Record<string, unknown>): Record<string, unknown> {
    if (outer.Encrypt === undefined) return outer;
    const { Encrypt, MsgSignature, TimeStamp, Nonce } = outer as Record<string, string>;
    if (MsgSignature !== getSignature(testAccount.token, TimeStamp!, Nonce!, Encrypt!)) throw new Error('the reply is wrongly signed');
    const { message, id } = decrypt(testAccount.aesKey, Encrypt!);
    if (id !== testAccount.appid) throw new Error('the reply is of another account');
    return read(message);
  }
}

/** A client that only notes what is said by customer-service message; any other call fails the test. */
export function notingClient(sent: CustomerMessage[], send: (message: CustomerMessage) => Promise<void> = async () => undefined): WechatClient {
  const sendCustomer = async (message: CustomerMessage): Promise<void> => {
    await send(message);
    sent.push(message);
  };
  return new Proxy({ sendCustomer } as WechatClient, {
    get(target, name) {
      if (name in target) return target[name as keyof WechatClient];
      throw new Error(`not to be called: ${String(name)}`);
    },
  });
}
