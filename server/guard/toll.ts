import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { fail, lastingSecret, type Clock } from '../../domain/kernel';
import type { ReportTask, TaskSolution } from '../../contracts/clue-report';

/** A blink for a phone. */
const leastBits = 10;
/** At most five seconds of an old one in JavaScript: some 130,000 hashes on the average. */
const mostBits = 17;
/** So many tasks an hour from one address are a household, or a village behind one address; each doubling costs a bit. */
const freeTasks = 60;
/** Names of places looked up within an hour: a village that fills in the form on one evening stays below. */
const freeLooks = 1_000;
/** Under a flood from very many addresses the oldest are forgotten: memory stays bounded. */
const addressesMax = 100_000;
const hourMs = 3_600_000;

/**
 * What a reporter's request costs instead of a limit: a proof of work, the harder the more of them come from one
 * address, and never a refusal. Addresses are known for an hour at most, in memory, by a keyed hash whose key is
 * random and goes with the hour. A task needs no memory to be checked; that it was
 * taken is kept where all processes see it (`spend`).
 */
export class Toll {
  private hour = -1;
  private key = randomBytes(32);
  private asked = new Map<string, number>();
  private looked = new Map<string, number>();

  /** `spend` answers true once for each task, whichever process asks. */
  constructor(
    private readonly clock: Clock,
    private readonly spend: (random: string, hour: number) => Promise<boolean>,
  ) {}

  /** A fresh task for whoever asks from this address. */
  task(address: string): ReportTask {
    const hour = this.turn();
    const times = this.count(this.asked, address);
    const bits = Math.min(mostBits, leastBits + Math.max(0, Math.ceil(Math.log2(times / freeTasks))));
    const text = `${randomBytes(12).toString('base64url')}.${bits}.${hour}`;
    return { challenge: `${text}.${sealOf(text, hour)}`, bits };
  }

  /** Each task pays for one request, within its hour and the one after. @throws Fault badRequest */
  async pay({ challenge, nonce }: TaskSolution): Promise<void> {
    const hour = this.turn();
    const [random = '', bits = '', of = '', seal = ''] = challenge.split('.');
    const fresh = Number(of) === hour || Number(of) === hour - 1;
    const ours = fresh && isSame(seal, sealOf(`${random}.${bits}.${of}`, Number(of)));
    const solved = ours && leadingZeros(createHash('sha256').update(`${challenge}:${nonce}`).digest()) >= Number(bits);
    if (!solved || !(await this.spend(random, Number(of)))) {
      fail('badRequest', { message: '页面开得久了，请再点一次。您填的都还在。', fields: [{ path: 'task', message: '这次的校验过期了，请再试一次' }] });
    }
  }

  /** Looks things up that cost no task: has this address done so very often within the hour? */
  looksOften(address: string): boolean {
    this.turn();
    return this.count(this.looked, address) > freeLooks;
  }

  private count(times: Map<string, number>, address: string): number {
    const who = createHmac('sha256', this.key).update(address).digest('base64url');
    const now = (times.get(who) ?? 0) + 1;
    times.delete(who);
    times.set(who, now);
    if (times.size > addressesMax) times.delete(times.keys().next().value as string);
    return now;
  }

  private turn(): number {
    const hour = Math.floor(this.clock.now().getTime() / hourMs);
    if (hour !== this.hour) {
      this.asked = new Map();
      this.looked = new Map();
      this.key = randomBytes(32);
      this.hour = hour;
    }
    return hour;
  }
}

/** Every process of the installation knows it, so that any of them takes a task of any other. */
const sealOf = (text: string, hour: number): string => createHmac('sha256', lastingSecret(`report task ${hour}`)).update(text).digest('base64url');
const isSame = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

export function leadingZeros(digest: Uint8Array): number {
  const at = digest.findIndex((byte) => byte !== 0);
  return at < 0 ? digest.length * 8 : at * 8 + Math.clz32(digest[at]!) - 24;
}
