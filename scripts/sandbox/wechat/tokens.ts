import { randomBytes } from 'node:crypto';
import { miniProgram, officialAccount } from '../account';
import type { MovableClock } from '../clock';

export type AccountName = 'official' | 'mini';
export const accounts: readonly AccountName[] = ['official', 'mini'];

export const keysOf: Record<AccountName, { appid: string; secret: string }> = { official: officialAccount, mini: miniProgram };

const lifeMs = 7200_000;
/** In its last minutes a token is replaced; the old one stays good as long. */
const overlapMs = 300_000;
const betweenForcedMs = 30_000;
const rememberedTokens = 50;

interface Token {
  value: string;
  account: AccountName;
  until: number;
  /** A newer one has taken its place, and nothing is left of the overlap. */
  dead: boolean;
}

export type TokenState = { account: AccountName } | 'malformed' | 'notLatest' | 'expired';

/** Tokens of stable_token for both accounts: what is current, what is still good, what is over. */
export class TokenBook {
  private readonly known = new Map<string, Token>();
  private readonly current = new Map<AccountName, Token>();
  private readonly forcedAt = new Map<AccountName, number>();

  constructor(private readonly clock: MovableClock) {}

  /** The same one to everybody, until five minutes before its end. */
  get(account: AccountName): { value: string; expiresIn: number } {
    const now = this.clock.now();
    const token = this.current.get(account);
    // One that ends later than a fresh one would was made before the clock was moved back.
    if (token && !token.dead && token.until - now > overlapMs && token.until - now <= lifeMs) return this.told(token);
    return this.told(this.mint(account));
  }

  /** A new one; the old is over at once. Within 30 s of the last time nothing is renewed. */
  force(account: AccountName): { value: string; expiresIn: number } {
    const now = this.clock.now();
    const since = now - (this.forcedAt.get(account) ?? -Infinity);
    if (since >= 0 && since < betweenForcedMs) return this.get(account);
    this.forcedAt.set(account, now);
    this.kill(account);
    return this.told(this.mint(account));
  }

  /** As if somebody else had made a new one: whoever holds the current one is refused from now on. */
  kill(account: AccountName): void {
    for (const token of this.known.values()) if (token.account === account) token.dead = true;
  }

  check(value: string): TokenState {
    const token = this.known.get(value);
    if (!token) return /^SBX[om]_[\w-]{120}$/.test(value) ? 'notLatest' : 'malformed';
    if (token.dead) return 'notLatest';
    return this.clock.now() >= token.until ? 'expired' : { account: token.account };
  }

  saved(): Token[] {
    return [...this.current.values()];
  }

  restore(tokens: readonly Token[]): void {
    for (const token of tokens) this.remember({ ...token });
  }

  private told(token: Token): { value: string; expiresIn: number } {
    return { value: token.value, expiresIn: Math.floor((token.until - this.clock.now()) / 1000) };
  }

  private mint(account: AccountName): Token {
    const now = this.clock.now();
    const old = this.current.get(account);
    if (old) old.until = Math.min(old.until, now + overlapMs);
    const token = { value: `SBX${account === 'official' ? 'o' : 'm'}_${randomBytes(90).toString('base64url')}`, account, until: now + lifeMs, dead: false };
    this.remember(token);
    return token;
  }

  private remember(token: Token): void {
    this.known.set(token.value, token);
    this.current.set(token.account, token);
    if (this.known.size > rememberedTokens) this.known.delete(this.known.keys().next().value as string);
  }
}
