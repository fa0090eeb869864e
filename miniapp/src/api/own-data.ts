import type { AnswerSubscriptionRequest, Operator, WechatOffer } from '../../../contracts/citizen';
import type { CorrectPhoneRequest, OwnData, WithdrawRequest } from '../../../contracts/own-data';
import { isNothing, isOperator, isOwnData, isWechatOffer } from './guards-own';
import { call } from './request';

export const getOperator = (): Promise<Operator> => call('GET', '/api/public/operator', isOperator);

export const ownData = (receiptCode: string): Promise<OwnData> => call('POST', '/api/public/my-data', isOwnData, { receiptCode });

export const correctPhone = (request: CorrectPhoneRequest): Promise<OwnData> => call('POST', '/api/public/my-data/phone', isOwnData, request);

export const withdraw = (request: WithdrawRequest): Promise<OwnData> => call('POST', '/api/public/my-data/withdrawal', isOwnData, request);

export const wechatOffer = (): Promise<WechatOffer> => call('GET', '/api/public/wechat', isWechatOffer);

export const subscribeToAnswer = async (request: AnswerSubscriptionRequest): Promise<void> => void (await call('POST', '/api/public/answer-subscriptions', isNothing, request));
