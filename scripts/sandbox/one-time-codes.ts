import { randomBytes } from 'node:crypto';
import type { MovableClock } from './clock';

const validMs = 5 * 60_000;
const keptMax = 10_000;

type Use = 'login' | 'phone' | 'web';

/** Codes of wx.login, of the phone button and of 网页授权: good once and for five minutes. */
export class OneTimeCodes {
  private readonly codes = new Map<string, { use: Use; openid: string; until: number; used: boolean }>();

  constructor(private readonly clock: MovableClock) {}

  issue(use: Use, openid: string): string {
    const code = randomBytes(24).toString('base64url');
    this.codes.set(code, { use, openid, until: this.clock.now() + validMs, used: false });
    // The oldest stands first.
    if (this.codes.size > keptMax) this.codes.delete(this.codes.keys().next().value as string);
    return code;
  }

  /** The openid that the code stands for. */
  redeem(use: Use, code: string): { openid: string } | 'used' | 'invalid' {
    const known = this.codes.get(code);
    if (!known || known.use !== use || this.clock.now() > known.until) return 'invalid';
    if (known.used) return 'used';
    known.used = true;
    return { openid: known.openid };
  }
}
