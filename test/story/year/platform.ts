import pino from 'pino';
import { startBotDoor, type RunningBotDoor } from '../../../bot/http/start';
import { defineChannels } from '../../../bot/channels';
import { officialAccountOf } from '../../../clients/wechat';
import { contactOf, installOfficialAccount, markUnreachable, returnSubscription, takeSubscription } from '../../../domain/follower';
import { DeliveryModel, fixedClock, native, runJobs, settle, systemContext, type Context, type FixedClock } from '../../../domain/kernel';
import { JobScheduleModel } from '../../../domain/kernel/jobs/model';
import { freePort } from '../../../scripts/processes';
import { environmentFor } from '../../../scripts/sandbox/account';
import type { Act } from '../../../scripts/sandbox/contract';
import { personOf } from '../../../scripts/sandbox/people';
import { outsideOf } from '../../../runtime/outside';
import { loadSettings } from '../../../settings';
import { testSettings } from '../../support/http';
import { openSandbox, type SandboxClient } from '../../support/sandbox';
import type { Cadre } from './cast';
import { at, dayOf, outageOn, plusDays } from './days';

/** When the planner begins each day. Its second run, at 07:20, falls on the day's next moment at which anything is due. */
const night = '00:20';

/** Something that a person or somebody of the staff does at a moment. */
export interface Deed {
  at: Date;
  act: () => Promise<unknown>;
}

/** The bot's real door, client and channels on one side, the sandbox on the other, and one clock for both that the test moves. */
export class Platform {
  readonly ctx: Context;

  private constructor(
    readonly clock: FixedClock,
    readonly sandbox: SandboxClient,
    private readonly door: RunningBotDoor,
  ) {
    this.ctx = systemContext('test', clock);
  }

  static async open(beginning: Date, cast: readonly Cadre[]): Promise<Platform> {
    const clock = fixedClock(beginning.toISOString());
    const port = await freePort();
    const { officialAccount, miniProgram, wechatApiOrigin, tencent, publicOrigin } = loadSettings(environmentFor(`http://127.0.0.1:${port}`));
    const settings = testSettings({ botPort: 0, officialAccount, miniProgram, wechatApiOrigin, tencent });
    const outside = outsideOf(settings, clock);
    installOfficialAccount(officialAccountOf(outside.wechat));
    defineChannels(settings, outside, { contactOf, markUnreachable, takeSubscription, returnSubscription }, publicOrigin);
    const door = await startBotDoor(settings, { wechat: outside.wechat, clock, log: pino({ level: 'silent' }) });
    const people = cast.map(({ index, name, phone }) => personOf({ id: `K${String(index).padStart(4, '0')}`, name, about: '', phone: phone ?? '', listed: false }, beginning.getTime()));
    const sandbox = await openSandbox({ port, people, callbackUrl: `${door.url}/wechat/callback` });
    sandbox.world.clock.move({ to: 'stand' });
    const platform = new Platform(clock, sandbox, door);
    platform.move(beginning);
    await letOthersRest(clock);
    return platform;
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.door.close();
  }

  /** What somebody does on the phone, until the account has heard of it. */
  async onPhone(openid: string, act: Act): Promise<void> {
    const { status } = await this.sandbox.act(openid, act);
    if (status >= 300) throw new Error(`the sandbox answered ${status}`);
    await this.sandbox.settled();
  }

  /**
   * Lets the days pass. The loops look every second; between the moments visited here nothing is due: jobs have their
   * times, deliveries say when they are due, and all else is one of the deeds.
   */
  async live(until: Date, deeds: readonly Deed[]): Promise<void> {
    const todo = [...deeds].sort((a, b) => a.at.getTime() - b.at.getTime());
    for (;;) {
      const now = this.clock.now();
      const next = await this.nextMoment(now, todo[0]?.at);
      if (next > until) return;
      this.move(next);
      while (todo[0] && todo[0].at <= next) await todo.shift()!.act();
      await this.work();
    }
  }

  private move(instant: Date): void {
    this.clock.set(instant.toISOString());
    this.sandbox.world.clock.move({ to: 'instant', instant: instant.toISOString() });
  }

  private async nextMoment(now: Date, deed: Date | undefined): Promise<Date> {
    const due = await native(DeliveryModel).findOne({ urgent: false, dueAt: { $gt: now } }, { sort: { urgent: -1, dueAt: 1 }, projection: { dueAt: 1 } });
    const today = dayOf(now);
    const jobs = [today, plusDays(today, 1)].map((day) => at(day, night));
    // What a deed changed is seen by the job that runs each ten minutes.
    const soon = new Date((Math.floor(now.getTime() / 600_000) + 1) * 600_000);
    const ahead = [...jobs, ...(this.changed ? [soon] : []), ...(due ? [due.dueAt!] : []), ...(deed ? [deed] : [])].filter((instant) => instant > now);
    const next = ahead.reduce((a, b) => (a < b ? a : b));
    const outage = outageOn(dayOf(next));
    this.changed = deed !== undefined && next.getTime() === deed.getTime();
    return outage ? at(plusDays(outage.last, 1), night) : next;
  }
  private changed = false;

  /** Everything the bot does at this moment, and what the platform outside calls back about it. */
  private async work(): Promise<void> {
    // An event may have asked for a job, and a job for a delivery.
    let first = true;
    while ((await runJobs(this.clock)) > 0 || first) {
      await settle(this.clock);
      first = false;
    }
    await this.sandbox.settled();
  }
}

/** Jobs that have no part in reminders, the nightly check of the whole audit among them, begin long after the story. */
async function letOthersRest(clock: FixedClock): Promise<void> {
  // At first sight each job is put down with its schedule, and none is due.
  await runJobs(clock);
  await native(JobScheduleModel).updateMany({ _id: { $not: /^reminder\./ } }, { $set: { upTo: at('2099-01-01', '00:00') } });
}
