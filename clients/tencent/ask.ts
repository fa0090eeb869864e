import type { ClientConfig } from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/interface';
import type { ProviderAnswer } from '../sms';

export interface TencentKeys {
  secretId: string;
  secretKey: string;
  /** The preset stands for the product's own name under it; anything else is used as it is. */
  origin: string;
  sdkAppId: string;
}

const preset = 'https://tencentcloudapi.com';
const answerWithinSeconds = 8;

export function configOf({ secretId, secretKey, origin }: Pick<TencentKeys, 'secretId' | 'secretKey' | 'origin'>, product: 'sms' | 'vms' | 'tts', region: string): ClientConfig {
  const { protocol, host } = new URL(origin);
  const endpoint = origin === preset ? `${product}.tencentcloudapi.com` : host;
  return { credential: { secretId, secretKey }, region, profile: { httpProfile: { protocol: `${protocol}//`, endpoint, reqTimeout: answerWithinSeconds } } };
}

/** Failures before anything was sent, as the library's text names them. */
const notSent = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/;

/**
 * What an error of the library means. Its text can hold an address and is dropped.
 * 错误码: `InternalError` and `RequestLimitExceeded` are to be tried again, the limits of a number and of the account are not.
 */
export function answerOfError(error: unknown): Exclude<ProviderAnswer, { outcome: 'accepted' }> {
  const { code, httpCode, message } = error as { code?: unknown; httpCode?: unknown; message?: unknown };
  if (typeof code === 'string' && /^[A-Za-z.]+$/.test(code) && code.length <= 100) return answerOfCode(code);
  if (typeof httpCode === 'number') return httpCode >= 500 && httpCode !== 503 ? { outcome: 'unknown', code: `http ${httpCode}` } : { outcome: 'retry', code: `http ${httpCode}` };
  const refused = notSent.exec(String(message))?.[1];
  return refused ? { outcome: 'retry', code: refused } : { outcome: 'unknown', code: /timeout/i.test(String(message)) ? 'timeout' : 'network' };
}

/** Of the number itself: another person's may well be taken. */
const ofNumber = /^(FailedOperation\.(PhoneNumberInBlacklist|PhoneNumberParseFail|PhoneNumberOnlySupport\w*)|InvalidParameterValue\.(IncorrectPhoneNumber|ProhibitedUseUrlInTemplateParameter)|UnsupportedOperation\.(ChineseMainlandTemplateToGlobalPhone|ContainDomesticAndInternationalPhoneNumber)|LimitExceeded\.PhoneNumber\w*)$/;
const ofToday = /^(LimitExceeded\.(AppMainlandChinaDailyLimit|AppGlobalDailyLimit|DailyLimit|AppCountryOrRegionDailyLimit)|FailedOperation\.InsufficientBalanceInSmsPackage|FailedOperation\.CallerOwed)$/;
/** How long to wait where the limit itself says it. */
const soon: Record<string, number> = { 'LimitExceeded.PhoneNumberThirtySecondLimit': 30, 'LimitExceeded.PhoneNumberOneHourLimit': 3600 };

export function answerOfCode(code: string): Exclude<ProviderAnswer, { outcome: 'accepted' }> {
  const afterSeconds = soon[code];
  if (afterSeconds !== undefined) return { outcome: 'retry', code, afterSeconds };
  if (ofToday.test(code)) return { outcome: 'exhausted', code };
  if (ofNumber.test(code)) return { outcome: 'refused', code, ours: false };
  if (/^(RequestLimitExceeded|LimitExceeded\.DeliveryFrequencyLimit$|AuthFailure|ResourceUnavailable|ServiceUnavailable)/.test(code)) return { outcome: 'retry', code };
  // A time-out within the provider: it may have gone out.
  if (/^InternalError/.test(code)) return { outcome: /Timeout|^InternalError$/i.test(code) ? 'unknown' : 'retry', code };
  return { outcome: 'refused', code, ours: true };
}
