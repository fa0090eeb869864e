/**
 * What an answer of WeChat means for whoever called.
 * - `retry`: nothing happened; again later.
 * - `refresh`: the token was refused; the client has already tried once more with a new one.
 * - `person`: it will never reach this person by this way.
 * - `template`: our own fault in a template or its fields; shown to staff.
 * - `quota`: no more today.
 * - `unknown`: it may or may not have happened.
 */
export type WechatErrorClass = 'retry' | 'refresh' | 'person' | 'template' | 'quota' | 'unknown';

/** Its text holds the endpoint's path and the code, never an address, a token or a secret. */
export class WechatError extends Error {
  constructor(
    readonly kind: WechatErrorClass,
    /** WeChat's errcode, 'http 502', 'timeout' or the class of a network error. */
    readonly code: string,
    readonly endpoint: string,
  ) {
    super(`${endpoint}: ${code}`);
    this.name = 'WechatError';
  }
}
