import { readMessage } from './message';
import { readXml } from './xml';

const head = '<ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o-1]]></FromUserName><CreateTime>1795831200</CreateTime>';
const read = (inside: string) => readMessage(readXml(`<xml>${head}${inside}</xml>`) ?? {});
const message = (type: string, inside: string) => read(`<MsgType><![CDATA[${type}]]></MsgType>${inside}<MsgId>23456789012345678901</MsgId>`);
const event = (name: string, inside = '') => read(`<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${name}]]></Event>${inside}`);
const who = { openid: 'o-1', id: expect.any(String) as string, at: new Date(1795831200_000) };

test.each([
  ['text', '<Content><![CDATA[ 评议 ]]></Content>', { type: 'text', text: ' 评议 ' }],
  ['image', '<PicUrl><![CDATA[http://x]]></PicUrl><MediaId><![CDATA[m]]></MediaId>', { type: 'image', mediaId: 'm' }],
  ['voice', '<MediaId><![CDATA[m]]></MediaId><Format><![CDATA[amr]]></Format>', { type: 'voice', mediaId: 'm', format: 'amr' }],
  ['video', '<MediaId><![CDATA[m]]></MediaId>', { type: 'video', mediaId: 'm' }],
  ['shortvideo', '<MediaId><![CDATA[m]]></MediaId>', { type: 'video', mediaId: 'm' }],
  ['location', '<Location_X>36.617</Location_X><Location_Y>-101.5</Location_Y><Scale>20</Scale><Label><![CDATA[柳溪]]></Label>', { type: 'location', latitude: 36.617, longitude: -101.5, label: '柳溪' }],
  ['link', '<Title><![CDATA[t]]></Title><Url><![CDATA[https://x]]></Url>', { type: 'link', title: 't', url: 'https://x' }],
  ['hologram', '<Anything>1</Anything>', { type: 'other' }],
])('%s', (type, inside, incoming) => {
  const received = message(type, inside);
  expect(received).toMatchObject({ account: 'gh_1', incoming: { ...who, ...incoming } });
  expect(received?.incoming.id).toContain('23456789012345678901');
});

test.each([
  ['subscribe', '<EventKey><![CDATA[qrscene_bind:ABC]]></EventKey>', { type: 'follow', scene: 'bind:ABC' }],
  ['subscribe', '<EventKey><![CDATA[]]></EventKey>', { type: 'follow', scene: null }],
  ['subscribe', '', { type: 'follow', scene: null }],
  ['unsubscribe', '', { type: 'unfollow' }],
  ['SCAN', '<EventKey><![CDATA[bind:ABC]]></EventKey>', { type: 'scan', scene: 'bind:ABC' }],
  ['CLICK', '<EventKey><![CDATA[评议]]></EventKey>', { type: 'click', key: '评议' }],
  ['VIEW', '<EventKey><![CDATA[https://x]]></EventKey>', { type: 'view', url: 'https://x' }],
  ['TEMPLATESENDJOBFINISH', '<MsgID>23456789012345678901</MsgID><Status><![CDATA[failed:user block]]></Status>', { type: 'templateResult', messageId: '23456789012345678901', status: 'failed:user block' }],
  [
    'subscribe_msg_popup_event',
    '<SubscribeMsgPopupEvent><List><TemplateId>a</TemplateId><SubscribeStatusString>accept</SubscribeStatusString><PopupScene>2</PopupScene></List><List><TemplateId>b</TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List></SubscribeMsgPopupEvent>',
    { type: 'subscription', choices: [{ templateId: 'a', accepted: true }, { templateId: 'b', accepted: false }] },
  ],
  ['subscribe_msg_change_event', '<SubscribeMsgChangeEvent><List><TemplateId>a</TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List></SubscribeMsgChangeEvent>', { type: 'subscription', choices: [{ templateId: 'a', accepted: false }] }],
  ['subscribe_msg_sent_event', '<SubscribeMsgSentEvent><List><TemplateId>a</TemplateId><MsgID>7</MsgID><ErrorCode>0</ErrorCode><ErrorStatus>success</ErrorStatus></List></SubscribeMsgSentEvent>', { type: 'subscriptionResult', templateId: 'a', messageId: '7', code: '0' }],
  ['LOCATION', '<Latitude>1</Latitude>', { type: 'otherEvent' }],
])('event %s', (name, inside, incoming) => {
  expect(event(name, inside)?.incoming).toEqual({ ...who, ...incoming });
});

test('the same sending has the same key, another one another', () => {
  const keyOf = (inside: string) => event('CLICK', inside)?.incoming.id;
  expect(keyOf('<EventKey><![CDATA[评议]]></EventKey>')).toBe(keyOf('<EventKey><![CDATA[评议]]></EventKey>'));
  expect(keyOf('<EventKey><![CDATA[评议]]></EventKey>')).not.toBe(keyOf('<EventKey><![CDATA[村务]]></EventKey>'));
  expect(event('TEMPLATESENDJOBFINISH', '<MsgID>1</MsgID><Status>success</Status>')?.incoming.id).not.toBe(event('TEMPLATESENDJOBFINISH', '<MsgID>2</MsgID><Status>success</Status>')?.incoming.id);
});

test.each([
  ['a text without a MsgId', '<MsgType>text</MsgType><Content>x</Content>'],
  ['a MsgId that is no number', '<MsgType>text</MsgType><Content>x</Content><MsgId>x</MsgId>'],
  ['a text without its text', '<MsgType>text</MsgType><MsgId>1</MsgId>'],
  ['the same field twice', '<MsgType>text</MsgType><Content>x</Content><Content>y</Content><MsgId>1</MsgId>'],
  ['a text of another shape', '<MsgType>text</MsgType><Content><a>1</a></Content><MsgId>1</MsgId>'],
  ['a result without a number', '<MsgType>event</MsgType><Event>TEMPLATESENDJOBFINISH</Event><Status>success</Status>'],
  ['an event without a name', '<MsgType>event</MsgType>'],
  ['nothing', ''],
])('%s is not read', (_what, inside) => {
  expect(read(inside)).toBeNull();
});
