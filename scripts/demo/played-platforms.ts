import { deliveryChannel } from '../../contracts/delivery';
import { processDeliveries, recordDeliveryResult, type FixedClock, type LaterResult, type Send } from '../../domain/kernel';
import { defineOutsideChannels, type Sends } from '../../runtime/channels';
import { loadSettings } from '../../settings';
import { environmentFor } from '../sandbox/account';
import type { Random } from './random';

/** Of a hundred: arrives, comes back refused, no word ever comes, no answer to the call itself. */
const fates = { wechatTemplate: [90, 6, 2, 2], sms: [86, 8, 4, 2] } as const;
const refusals = { wechatTemplate: 'userBlock', sms: 'FailedOperation.PhoneNumberInBlacklist' } as const;
const minuteMs = 60_000;
/** The sandbox's keys make the channels known; nothing is ever called there. */
const nowhere = 'http://127.0.0.1:9';

interface Pending {
  channel: string;
  reference: string;
  result: LaterResult;
}

/** Takes what goes out in the place of WeChat and Tencent Cloud, so that nothing is called, and tells what became of it. */
export class PlayedPlatforms {
  private pending: Pending[] = [];
  private taken = 0;

  constructor(private readonly random: Random) {
    const sends = Object.fromEntries(deliveryChannel.options.map((name) => [name, this.sendBy(name)])) as unknown as Sends;
    defineOutsideChannels(loadSettings(environmentFor(nowhere)), sends);
  }

  /** Sends what is due at this moment; a minute later the platforms' word comes, and what was refused goes on. */
  async sendDue(clock: FixedClock): Promise<void> {
    while ((await processDeliveries(clock)) > 0) {
      clock.advance(minuteMs);
      for (const { channel, reference, result } of this.pending.splice(0)) await recordDeliveryResult(clock, { channel, reference, result });
      clock.advance(minuteMs);
    }
  }

  private sendBy(channel: string): Send {
    const kind = channel === 'wechatTemplate' ? 'wechatTemplate' : 'sms';
    return async () => {
      const fate = this.random.weighted(fates[kind]);
      if (fate === 3) return { outcome: 'unknown', code: 'timeout' };
      const reference = `demo-${(this.taken += 1)}`;
      if (fate < 2) this.pending.push({ channel, reference, result: fate === 0 ? { outcome: 'delivered' } : { outcome: 'refused', code: refusals[kind] } });
      return { outcome: 'accepted', reference };
    };
  }
}
