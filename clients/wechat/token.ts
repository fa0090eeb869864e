import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isDuplicateKey, native, shanghaiDay, type Clock } from '../../domain/kernel';
import { WechatError } from './errors';
import { openToken, sealToken, TokenModel, type StoredToken, type Token } from './token-model';

/** Asks `stable_token`; forced, WeChat gives a new one and ends the old. */
export type FetchToken = (force: boolean) => Promise<{ value: string; seconds: number }>;

export const tokenEndpoint = 'cgi-bin/stable_token';

/** WeChat hands out the next one this long before the end, and both hold meanwhile. */
const renewBeforeMs = 5 * 60_000;
/** Longer than a fetch can take. */
const leaseMs = 15_000;
const lookEveryMs = 100;
const looks = 200;
/** 强制刷新: 20 a day, 30 s apart, else it renews nothing. */
const forcing = { perDay: 20, everyMs: 30_000 };

/**
 * The token of one account. One fetch at a time in this process, and over all processes by a lease in the database; who
 * does not hold it takes what the holder has fetched. The token is sealed there and never logged.
 */
export class TokenKeeper {
  private known: Token | null = null;
  private flight: Promise<string> | null = null;

  constructor(
    private readonly appid: string,
    private readonly fetch: FetchToken,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<string> {
    return this.known && this.isFresh(this.known) ? this.known.value : this.obtain(null);
  }

  /** After WeChat has refused one: what another process has fetched since, or a new one. @throws WechatError */
  async insteadOf(refused: string): Promise<string> {
    return this.known && this.known.value !== refused && this.isFresh(this.known) ? this.known.value : this.obtain(refused);
  }

  /** A flight that was already under way may bring the refused one; our own never does. */
  private async obtain(refused: string | null): Promise<string> {
    for (;;) {
      this.flight ??= this.find(refused).finally(() => (this.flight = null));
      const value = await this.flight;
      if (value !== refused) return value;
    }
  }

  private async find(refused: string | null): Promise<string> {
    for (let look = 0; look < looks; look += 1) {
      const kept = openToken(await this.stored());
      if (kept && kept.value !== refused && this.isFresh(kept)) return this.remember(kept);
      const holder = randomUUID();
      if (await this.take(holder)) return this.renew(refused, holder);
      // Somebody renews it; until its end it still holds.
      if (kept && kept.value !== refused && this.now() < kept.expiresAt) return kept.value;
      await wait(lookEveryMs);
    }
    throw new WechatError('retry', 'tokenBusy', tokenEndpoint);
  }

  private async renew(refused: string | null, holder: string): Promise<string> {
    const lease = { appid: this.appid, holder };
    try {
      const stored = await this.stored();
      const kept = openToken(stored);
      if (kept && kept.value !== refused && this.isFresh(kept)) return this.remember(kept);
      // Mostly another system has forced a new one: WeChat gives it out without our forcing again.
      const fetched = await this.fetch(false);
      const { value, seconds } = refused !== null && fetched.value === refused ? await this.force(refused, stored, holder) : fetched;
      const token = { value, expiresAt: this.now() + seconds * 1000 };
      await native(TokenModel).updateOne(lease, { $set: { sealed: sealToken(this.appid, value), expiresAt: new Date(token.expiresAt) } });
      return this.remember(token);
    } finally {
      await native(TokenModel).updateOne(lease, { $set: { leaseUntil: new Date(0) } });
    }
  }

  private async force(refused: string, stored: StoredToken | null, holder: string): ReturnType<FetchToken> {
    const now = this.clock.now();
    const day = shanghaiDay(now);
    const before = stored?.forced;
    const count = before?.day === day ? before.count : 0;
    if (count >= forcing.perDay || (before && now.getTime() - before.at.getTime() < forcing.everyMs)) throw new WechatError('refresh', 'forcedEnough', tokenEndpoint);
    await native(TokenModel).updateOne({ appid: this.appid, holder }, { $set: { forced: { day, count: count + 1, at: now } } });
    const fetched = await this.fetch(true);
    if (fetched.value === refused) throw new WechatError('refresh', 'notRenewed', tokenEndpoint);
    return fetched;
  }

  private async take(holder: string): Promise<boolean> {
    const now = this.clock.now();
    try {
      const taken = await native(TokenModel).updateOne({ appid: this.appid, leaseUntil: { $lte: now } }, { $set: { holder, leaseUntil: new Date(now.getTime() + leaseMs) } }, { upsert: true });
      return taken.modifiedCount + taken.upsertedCount === 1;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  private stored = (): Promise<StoredToken | null> => native(TokenModel).findOne({ appid: this.appid });
  private now = (): number => this.clock.now().getTime();
  private isFresh = ({ expiresAt }: Token): boolean => this.now() < expiresAt - renewBeforeMs;

  private remember(token: Token): string {
    this.known = token;
    return token.value;
  }
}
