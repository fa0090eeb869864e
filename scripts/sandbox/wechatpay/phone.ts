import { createVerify } from 'node:crypto';
import type { Act } from '../contract';
import { Impossible } from '../control/impossible';
import type { Person } from '../people';
import type { World } from '../world';
import type { PayBook } from './book';
import { payMerchant, type PayKeys } from './keys';

type PayAct = Extract<Act, { type: 'requestPayment' | 'requestTransfer' | 'answerPay' }>;

export const isPayAct = (act: Act): act is PayAct => act.type === 'requestPayment' || act.type === 'requestTransfer' || act.type === 'answerPay';

/** What WeChat shows when a page asks to be paid or to pay out: a card that the person confirms or puts away. */
export class PayPhone {
  constructor(
    private readonly world: World,
    private readonly book: PayBook,
    private readonly keys: () => PayKeys,
  ) {}

  do(person: Person, act: PayAct): void {
    this.book.advance();
    if (act.type === 'requestPayment') this.askPayment(person, act.params);
    else if (act.type === 'requestTransfer') this.askTransfer(person, act.params);
    else this.answer(person, act.card, act.accept);
  }

  /** wx.requestPayment, WeixinJSBridge getBrandWCPayRequest: over what the merchant has signed. */
  private askPayment(person: Person, { appId, timeStamp, nonceStr, package: what, paySign }: Extract<PayAct, { type: 'requestPayment' }>['params']): void {
    const verifier = createVerify('RSA-SHA256').update(`${appId}\n${timeStamp}\n${nonceStr}\n${what}\n`);
    if (!verifier.verify(this.keys().merchantPublic, paySign, 'base64')) throw new Impossible('支付验证签名失败');
    const order = [...this.book.orders.values()].find(({ prepayId }) => what === `prepay_id=${prepayId}`);
    if (!order || order.appid !== appId) throw new Impossible('没有这笔预支付');
    if (!isOf(person, order.openid)) throw new Impossible('这笔预支付不是给这个人的');
    if (order.state !== 'NOTPAY') throw new Impossible(order.state === 'CLOSED' ? '订单已关闭' : '订单已支付');
    this.show(person, { type: 'pay', what: 'payment', number: order.outNo, title: order.description, amount: order.total, outcome: 'waiting' });
  }

  /** wx.requestMerchantTransfer. */
  private askTransfer(person: Person, { mchId, appId, package: what }: Extract<PayAct, { type: 'requestTransfer' }>['params']): void {
    const transfer = [...this.book.transfers.values()].find(({ packageInfo }) => packageInfo === what);
    if (!transfer || mchId !== payMerchant.mchid || transfer.appid !== appId) throw new Impossible('没有这笔转账');
    if (!isOf(person, transfer.openid)) throw new Impossible('这笔转账不是给这个人的');
    if (transfer.state !== 'WAIT_USER_CONFIRM') throw new Impossible('这笔转账已经不等确认');
    this.show(person, { type: 'pay', what: 'transfer', number: transfer.outNo, title: transfer.remark, amount: transfer.amount, outcome: 'waiting' });
  }

  /** Put away, the order or transfer stays as it is: the page may ask once more. */
  private answer(person: Person, card: string, accept: boolean): void {
    const entry = this.world.chatOf(person.openid).find(({ id }) => id === card);
    if (entry?.content.type !== 'pay' || entry.content.outcome !== 'waiting') throw new Impossible('这张确认单已经过去了');
    const { what, number } = entry.content;
    const done = accept && (what === 'payment' ? this.paid(number) : this.taken(number));
    this.world.changeEntry(person, card, { ...entry.content, outcome: !accept ? 'refused' : done ? 'done' : 'over' });
  }

  private paid(outNo: string): boolean {
    const order = this.book.orders.get(outNo);
    if (order?.state !== 'NOTPAY') return false;
    this.book.pay(order);
    return true;
  }

  private taken(outNo: string): boolean {
    const transfer = this.book.transfers.get(outNo);
    if (transfer?.state !== 'WAIT_USER_CONFIRM') return false;
    this.book.confirm(transfer);
    return true;
  }

  private show(person: Person, content: Parameters<World['say']>[1]['content']): void {
    this.world.say(person, { from: 'account', content });
  }
}

const isOf = ({ openid, miniOpenid }: Person, given: string): boolean => given === openid || given === miniOpenid;
