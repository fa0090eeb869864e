import Taro from '@tarojs/taro';
import { insideWechat } from './inside-wechat';

/** What WeChat takes to ask for money, as the server has signed it. */
export interface PayParams {
  appId: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}
/** What WeChat takes to hand out a transfer. */
export interface TransferParams {
  mchId: string;
  appId: string;
  package: string;
}

/**
 * What the person did, as the phone says it: the server learns from WeChat Pay alone whether money has moved.
 * `unavailable`: this browser is not WeChat, or WeChat could not open its sheet.
 */
export type PayEnd = 'done' | 'cancelled' | 'unavailable';

interface Bridge {
  invoke(name: string, params: object, told: (answer: { err_msg: string }) => void): void;
}

/** WeChat's own sheet, in a page that WeChat itself shows; in a trial the phone of the sandbox. */
export const requestPayment = (params: PayParams): Promise<PayEnd> => insideWechat() ? inWeChat('getBrandWCPayRequest', params) : onSandboxPhone('payment', params);

/** WeChat's own sheet, on which the person takes the money. */
export const requestTransfer = (params: TransferParams): Promise<PayEnd> => insideWechat() ? inWeChat('requestMerchantTransfer', params) : onSandboxPhone('transfer', params);

const bridge = (): Bridge | undefined => (window as { WeixinJSBridge?: Bridge }).WeixinJSBridge;
/** WeChat hangs its bridge into a page a moment after it is there. */
const bridgeWithinMs = 5000;

function bridgeReady(): Promise<void> {
  if (bridge()) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('WeixinJSBridgeReady', () => resolve(), { once: true });
    setTimeout(resolve, bridgeWithinMs);
  });
}

async function inWeChat(name: string, params: object): Promise<PayEnd> {
  await bridgeReady();
  const ready = bridge();
  if (!ready) return 'unavailable';
  return new Promise((resolve) => ready.invoke(name, params, ({ err_msg: said }) => resolve(said.endsWith(':ok') ? 'done' : said.endsWith(':cancel') ? 'cancelled' : 'unavailable')));
}

const words = { payment: '付款', transfer: '收款' } as const;

/** Outside a trial the server knows nothing of a sandbox, and answers 404. */
async function onSandboxPhone(what: 'payment' | 'transfer', params: PayParams | TransferParams): Promise<PayEnd> {
  const shown = await ask('card', { what, params });
  if (typeof shown?.name !== 'string') return 'unavailable';
  await Taro.showModal({ title: '在沙箱手机上确认', content: `这是演示。请打开微信沙箱，在“${shown.name}”的手机上点“${words[what]}”或者不点，再回到这里。`, showCancel: false, confirmText: '我点过了' });
  return (await ask('end', { what, package: params.package }))?.done === true ? 'done' : 'cancelled';
}

/**
 * @returns a code by which the platform asks WeChat who pays or is paid; of a web page only in a trial, where the
 * sandbox plays a citizen's phone.
 */
export async function payerCode(): Promise<string | null> {
  const code = (await ask('login', {}))?.code;
  return typeof code === 'string' ? code : null;
}

async function ask(what: 'card' | 'end' | 'login', data: object): Promise<Record<string, unknown> | null> {
  const answer = await Taro.request<Record<string, unknown>>({ url: `/api/public/demo-pay/${what}`, method: 'POST', header: { 'content-type': 'application/json' }, data: JSON.stringify(data) }).catch(() => null);
  return answer?.statusCode === 200 ? answer.data : null;
}
