/**
 * What a refusal of WeChat Pay means for whoever called.
 * - `retry`: nothing happened; again later.
 * - `unknown`: it may or may not have happened: ask by the number, or call again with the same number and content.
 * - `ours`: a fault of ours in a parameter, a key, a right or a number; shown to staff.
 * - `person`: it will never reach this person's account.
 * - `balance`: the merchant's account has too little in it.
 * - `quota`: no more today.
 * - `missing`: the platform knows nothing under this number.
 * - `state`: the order is paid or closed already: ask for it.
 */
export type PayErrorClass = 'retry' | 'unknown' | 'ours' | 'person' | 'balance' | 'quota' | 'missing' | 'state';

/** Its text holds the endpoint and the code: never a body, an openid, a name, a key, an address or a number of ours. */
export class PayError extends Error {
  constructor(
    readonly kind: PayErrorClass,
    /** WeChat Pay's code, 'http 502', 'timeout', 'badSignature' or the class of a network error. */
    readonly code: string,
    readonly endpoint: string,
  ) {
    super(`${endpoint}: ${code}`);
    this.name = 'PayError';
  }
}

/** Why something that claims to come from WeChat Pay is not believed. */
export type Disbelief = 'malformed' | 'stale' | 'unknownSerial' | 'badSignature' | 'replayed' | 'badTag' | 'foreign';

/** A notification that is refused: WeChat Pay sends it again, whoever else made it does not get through. */
export class NotificationRefused extends Error {
  constructor(readonly reason: Disbelief) {
    super(reason);
    this.name = 'NotificationRefused';
  }
}
