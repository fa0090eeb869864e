import { seededRandom, type Random } from '../demo/random';
import { faultKind, type FaultKind, type Faults } from './contract';

/** Which faults a thing can meet, in the order in which they are drawn. */
export const faultsOf = {
  call: ['busy', 'token', 'dailyQuota', 'perMinute', 'timeout', 'http502'],
  message: ['busy', 'token', 'dailyQuota', 'perMinute', 'timeout', 'http502', 'refused', 'blocked', 'lostAnswer'],
  /** SMS and voice know no token and no followers. */
  phone: ['busy', 'dailyQuota', 'perMinute', 'timeout', 'http502', 'refused', 'lostAnswer'],
  callback: ['resentCallback', 'doubleCallback'],
  result: ['failedResult'],
  pay: ['busy', 'perMinute', 'timeout', 'http502', 'lostAnswer', 'takenThen500', 'wrongSignature'],
  /** From the merchant's account. */
  payOut: ['busy', 'perMinute', 'timeout', 'http502', 'lostAnswer', 'takenThen500', 'wrongSignature', 'balanceShort', 'dailyQuota'],
  payNotice: ['lostNotice', 'doubleNotice', 'tamperedNotice', 'forgedNotice'],
} as const satisfies Record<string, readonly FaultKind[]>;

/**
 * What goes wrong next: first what was asked for, then by chance. One seed and one order of calls make the same faults,
 * whatever else is random in the sandbox.
 */
export class FaultBox {
  private random: Random;
  private asked: { kind: FaultKind; left: number }[] = [];
  private shares: Faults['shares'] = {};

  constructor(private seed: number) {
    this.random = seededRandom(seed);
  }

  view(): Faults {
    return { seed: this.seed, shares: this.shares };
  }

  /** Begins the sequence of the seed anew. */
  set({ seed, shares }: Faults): void {
    this.seed = seed;
    this.shares = Object.fromEntries(faultKind.options.filter((kind) => (shares[kind] ?? 0) > 0).map((kind) => [kind, shares[kind]]));
    this.random = seededRandom(seed);
  }

  failNext(kind: FaultKind, times: number): void {
    this.asked.push({ kind, left: times });
  }

  draw(kinds: readonly FaultKind[]): FaultKind | null {
    const asked = this.asked.find(({ kind }) => kinds.includes(kind));
    if (asked) {
      asked.left -= 1;
      if (asked.left === 0) this.asked.splice(this.asked.indexOf(asked), 1);
      return asked.kind;
    }
    let struck: FaultKind | null = null;
    for (const kind of kinds) {
      const share = this.shares[kind];
      // Each is drawn even after one has struck: so a changed share leaves the rest of the sequence as it was.
      if (share !== undefined && this.random.chance(share)) struck ??= kind;
    }
    return struck;
  }

  /** Whether what failed without an answer was taken all the same: half of them. */
  taken(): boolean {
    return this.random.chance(0.5);
  }
}
