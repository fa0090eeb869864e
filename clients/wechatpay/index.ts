export { nameFrom, outNo, payFen, type Bill, type FundFlowLine, type PayAccount, type PayClient, type PayFen, type PayNotification, type PayOrder, type PayParams, type PayRefund, type PrepayRequest, type RefundRequest, type TradeLine, type Transfer, type TransferCreated, type TransferRequest } from './client';
export { NotificationRefused, PayError, type Disbelief, type PayErrorClass } from './errors';
export { payPortOf } from './port';
export { createPayClient, type PayClientOptions } from './create';
export { refundStates, tradeStates, transferStates, type RefundState, type TradeState, type TransferState } from './states';
export type { Merchant } from './api';
