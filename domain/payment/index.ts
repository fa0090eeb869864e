export { askAgain, cancelOrder, orderById, ordersAbout, payParamsFor, transferParamsFor } from './ask';
export type { OrderState, PaymentOrder } from './model';
export { orderPayment, orderRefund, orderTransfer, type NewPayment, type NewRefund, type NewTransfer } from './order';
export { installPay, paySwitchedOn, type Answer, type PayAccount, type PayKind, type PayParams, type PayPort, type PlatformWords, type TransferParams } from './port';
export { takeNotification } from './take';
