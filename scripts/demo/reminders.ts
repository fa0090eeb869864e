import { installMiniLogin } from '../../domain/follower';
import { addWorkingDays, ApprovalModel, decideApproval, DeliveryModel, dispatchEvents, fixedClock, isWorkingDay, markDeliveryRead, native, settle, shanghaiDay, shanghaiInstant, systemContext, type Clock, type Context, type StaffActor } from '../../domain/kernel';
import { correctMe, createCampaign, planReminders, submitCampaign } from '../../domain/reminder';
import { bindablePeople } from '../sandbox/people';
import { setOutsideTemplates } from './outside-templates';
import type { DemoPlace } from './place';
import { PlayedPlatforms } from './played-platforms';
import type { Random } from './random';

const dayMs = 86_400_000;
/** A planning covers its own day and two more. */
const planEvery = 3;
/** When reminders go out, as the rules are preset. */
const times = ['08:30', '09:00'];
const readShare = 0.3;

const everybody = { organisationIds: [], postTitle: '', joinedParty: 'any' } as const;
const campaigns = {
  sent: { title: '重点项目廉洁提醒', body: '{称谓}：近期正是项目集中开工的时候。请守住底线，不插手工程，不收受礼金，遇到打招呼的，如实记录报告。{落款}', summary: '不插手工程，如实报告打招呼' },
  pending: { title: '评先评优前的提醒', body: '{称谓}：年底评先评优就要开始。请按规矩办，不打招呼、不拉票、不送礼，有事按程序反映。{落款}', summary: '评先评优不拉票，不打招呼' },
};

/** The reminders of the last months, planned and sent by the real planner on set clocks, to platforms that are played. */
export class Reminders {
  private readonly platforms: PlayedPlatforms;

  constructor(
    private readonly place: DemoPlace,
    private readonly random: Random,
    private readonly now: Date,
  ) {
    this.platforms = new PlayedPlatforms(random);
  }

  async live(days: number): Promise<void> {
    await setOutsideTemplates(this.as('xitong', this.daysAgo(days)));
    await this.sentCampaign();
    for (let left = days; left >= 0; left -= 1) {
      const day = shanghaiDay(this.daysAgo(left).now());
      if (left % planEvery === 0) await planReminders(systemContext('demo', fixedClock(shanghaiInstant(day, '00:20').toISOString())));
      for (const time of times) {
        const clock = fixedClock(shanghaiInstant(day, time).toISOString());
        if (clock.now() <= this.now) await this.platforms.sendDue(clock);
      }
    }
    await this.someAreRead();
    await this.pendingCampaign();
    await this.somebodyCorrects();
    const clock = fixedClock(this.now.toISOString());
    await planReminders(systemContext('demo', clock));
    await settle(clock);
  }

  private as(username: string, clock: Clock): Context {
    return { actor: this.place.actors.get(username) as StaffActor, clock };
  }

  private daysAgo = (days: number): Clock => fixedClock(new Date(this.now.getTime() - days * dayMs).toISOString());

  private workingDaysAgo(days: number, time: string): Clock {
    const today = shanghaiDay(this.now);
    return fixedClock(shanghaiInstant(days === 0 && isWorkingDay(today) ? today : addWorkingDays(today, -days), time).toISOString());
  }

  private async submitted(clock: Clock, campaign: (typeof campaigns)['sent'], day: string): Promise<void> {
    const ctx = this.as('tixing', clock);
    const { id, version } = await createCampaign(ctx, { ...campaign, audience: { ...everybody, organisationIds: [] }, day, sendAt: '09:00' });
    await submitCampaign(ctx, id, version);
    await dispatchEvents(clock);
  }

  private async sentCampaign(): Promise<void> {
    await this.submitted(this.workingDaysAgo(26, '15:10'), campaigns.sent, addWorkingDays(shanghaiDay(this.now), -22));
    const approval = await native(ApprovalModel).findOne({ kind: 'reminderCampaign', state: 'pending' });
    const clock = this.workingDaysAgo(25, '10:30');
    await decideApproval(this.as('weiling', clock), approval!._id.toHexString(), { decision: 'approved', opinion: '同意发。' });
    await dispatchEvents(clock);
  }

  private pendingCampaign(): Promise<void> {
    return this.submitted(this.workingDaysAgo(1, '16:20'), campaigns.pending, addWorkingDays(shanghaiDay(this.now), 5));
  }

  /** Some open what they were told, an hour or a day later. */
  private async someAreRead(): Promise<void> {
    const told = await native(DeliveryModel).find({ state: 'delivered', occasion: /^reminder:/ }, { projection: { 'to.personId': 1 }, sort: { _id: 1 } }).toArray();
    for (const { _id, to } of told) {
      if (!this.random.chance(readShare)) continue;
      const at = new Date(_id.getTimestamp().getTime() + this.random.whole(10, 1440) * 60_000);
      await markDeliveryRead(fixedClock((at < this.now ? at : this.now).toISOString()), to.personId!, _id.toHexString());
    }
  }

  /** A cadre says on his own page that his post has changed. */
  private async somebodyCorrects(): Promise<void> {
    const { miniOpenid } = bindablePeople.find(({ demoCode }) => demoCode === 'D014')!;
    installMiniLogin({ openidOf: async (code) => code });
    await correctMe({ actor: { kind: 'citizen' }, clock: this.workingDaysAgo(2, '20:05') }, miniOpenid, { kind: 'post', text: '上个月起任副局长，请改过来' });
    installMiniLogin(null);
  }
}
