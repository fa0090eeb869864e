import './policy';
import './setup';

export { askAgain, cancelOrder, orderById, ordersAbout, payParamsFor, transferParamsFor } from './ask';
export { billOf, firstOrderDay, ordersByOutNo, ordersDoneWithin } from './bill';
export { askPayOrder, cancelPayOrder, countPayProblems, eachPayOrder, listPayOrders, payTotalsOf } from './list';
export type { OrderState, PaymentOrder } from './model';
export { orderPayment, orderRefund, orderTransfer, type NewPayment, type NewRefund, type NewTransfer } from './order';
export { installPay, paySwitchedOn, type Answer, type DayBill, type FlowLine, type PayAccount, type PayKind, type PayParams, type PayPort, type PlatformWords, type TradeLine, type TransferParams } from './port';
export { isOwnNumber } from './tag';
export { takeNotification } from './take';
