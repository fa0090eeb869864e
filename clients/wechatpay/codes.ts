import type { PayErrorClass } from './errors';

/**
 * The codes of the error tables of 下单, 查单, 关单, 退款, 商家转账, 账单 and 平台证书. A code that stands in none of them
 * is `unknown`: whether something happened cannot be told.
 */
const codes: Record<Exclude<PayErrorClass, 'unknown'>, readonly string[]> = {
  retry: ['FREQUENCY_LIMITED', 'FREQUENCY_LIMIT_EXCEED', 'RATELIMIT_EXCEEDED', 'RATELIMIT_EXCEED', 'STATEMENT_CREATING', 'USERPAYING'],
  ours: ['PARAM_ERROR', 'INVALID_REQUEST', 'SIGN_ERROR', 'NO_AUTH', 'APPID_MCHID_NOT_MATCH', 'MCH_NOT_EXISTS', 'MCH_NOT_EXIST', 'INVALID_TRANSACTIONID', 'OUT_TRADE_NO_USED', 'ALREADY_EXISTS', 'TRADE_ERROR', 'REQUEST_BLOCKED', 'CERT_ERROR'],
  person: ['OPENID_MISMATCH', 'OPENID_ERROR', 'USER_ACCOUNT_ABNORMAL', 'ACCOUNT_ERROR', 'ACCOUNTERROR', 'NAME_NOT_CORRECT', 'RULE_LIMIT', 'USER_NOT_EXIST', 'REALNAME_CHECK_ERROR'],
  balance: ['NOT_ENOUGH', 'NOTENOUGH'],
  quota: ['QUOTA_EXCEED', 'QUOTA_EXCEEDED', 'TRANSFER_QUOTA_EXCEED'],
  missing: ['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS', 'NOT_FOUND', 'NO_STATEMENT_EXIST'],
  state: ['ORDER_CLOSED', 'ORDERCLOSED', 'ORDERPAID', 'ORDER_PAID'],
};

const kinds = new Map(Object.entries(codes).flatMap(([kind, list]) => list.map((code) => [code, kind as PayErrorClass] as const)));

export const kindOfCode = (code: string): PayErrorClass => kinds.get(code) ?? 'unknown';
