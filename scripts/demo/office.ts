import { draftableQuarters, draftBulletin, saveTexts, submitBulletin } from '../../domain/bulletin';
import { decideAppeal, fileAppeal, proposeJudgement } from '../../domain/appeal';
import { saveHallSettings, showHallSettings } from '../../domain/hall';
import { addWorkingDays, decideApproval, fixedClock, native, ObjectId, settle, shanghaiDay, shanghaiInstant, type Clock, type Context, type StaffActor } from '../../domain/kernel';
import { listOwnRatings, replyToRating } from '../../domain/own-results';
import { RatingModel, type Rating } from '../../domain/rating';
import type { DemoPlace } from './place';

const contradicts = { wanted: 'mistaken', grounds: ['contradicts'], fileIds: [] } as const;

/** What staff did besides calling back: a setting changed, ratings judged, a word said, last quarter's results published. */
export class Office {
  constructor(
    private readonly place: DemoPlace,
    private readonly now: Date,
  ) {}

  async work(): Promise<void> {
    await this.lowerTheLimit();
    await this.judge();
    await this.sayAWord();
    await this.publishLastQuarter();
  }

  private as(username: string, clock: Clock): Context {
    return { actor: this.place.actors.get(username) as StaffActor, clock };
  }

  /** The clock on a working day before today; 0 is today's present moment. */
  private ago(workingDays: number, time = '10:00'): Clock {
    if (workingDays === 0) return fixedClock(this.now.toISOString());
    return fixedClock(shanghaiInstant(addWorkingDays(shanghaiDay(this.now), -workingDays), time).toISOString());
  }

  private async lowerTheLimit(): Promise<void> {
    const ctx = this.as('zhuguan', this.ago(4));
    const { abilities: _abilities, ...settings } = await showHallSettings(ctx, this.place.queue.hallId);
    await saveHallSettings(ctx, this.place.queue.hallId, { ...settings, dailyLimit: 1 });
  }

  /** One set aside, one refused, one that waits and is late soon. */
  private async judge(): Promise<void> {
    const [first, second, third, fourth] = await this.dissatisfiedAtMainHall();
    const appeal = async (rating: Rating | undefined, workingDays: number, reason: string): Promise<string | null> => {
      if (!rating) return null;
      const clock = this.ago(workingDays);
      if (clock.now() < rating.receivedAt) return null;
      const { _id } = await fileAppeal(this.as('dating', clock), rating._id.toHexString(), { ...contradicts, grounds: [...contradicts.grounds], fileIds: [], reason });
      await settle(clock);
      return _id.toHexString();
    };
    const decide = async (id: string | null, workingDays: number, decision: 'approved' | 'rejected', opinion: string): Promise<void> => {
      if (!id) return;
      const clock = this.ago(workingDays);
      await decideAppeal(this.as('zhuguan', clock), id, { decision, opinion });
      await settle(clock);
    };
    await decide(await appeal(first, 5, '群众写的是“办得很快”，选的却是不满意，应是点错了。'), 4, 'approved', '写的和选的明显相反，认定误评，不计入统计。');
    await decide(await appeal(second, 5, '当天系统断网，不是窗口的责任。'), 3, 'rejected', '没有一次说清要等多久，评议属实，照常计入。');
    await appeal(third, 4, '群众描述的是另一个窗口的事。');
    if (fourth) await proposeJudgement(this.as('huifang', this.ago(1)), fourth._id.toHexString(), { wanted: 'malicious', grounds: ['offTopic'], reason: '写的全是广告，和办事无关。', fileIds: [] });
    await settle(this.ago(1));
  }

  private async dissatisfiedAtMainHall(): Promise<Rating[]> {
    const from = this.ago(6, '00:00').now();
    return (await native(RatingModel)
      .find({ path: new ObjectId(this.place.queue.hallId), level: 'dissatisfied', secret: false, receivedAt: { $gte: from } }, { sort: { receivedAt: 1, _id: 1 }, limit: 4 })
      .toArray()) as Rating[];
  }

  private async sayAWord(): Promise<void> {
    const ctx = this.as('chuangkou', this.ago(0));
    const { items } = await listOwnRatings(ctx, { limit: 20 });
    const newest = items.find((rating) => rating.level === 'dissatisfied' && rating.mayReply);
    if (newest) await replyToRating(ctx, newest.id, '当时系统正在升级，已当面说明并留了电话。');
  }

  private async publishLastQuarter(): Promise<void> {
    const clock = this.ago(2);
    const writer = this.as('zhuguan', clock);
    const [quarter] = await draftableQuarters(writer);
    if (!quarter) return;
    const draft = await draftBulletin(writer, quarter);
    const id = draft._id.toHexString();
    const texts = { ...draft.texts, rectification: '各大厅贴出了材料清单，中午有人值守；反映集中的两个窗口调整了叫号顺序。' };
    const saved = await saveTexts(writer, id, draft.trail.seq, texts);
    const sent = await submitBulletin(writer, id, saved.trail.seq);
    await decideApproval(this.as('weiling', clock), sent.submitted!.approvalId, { decision: 'approved', opinion: '同意公开。' });
    await settle(clock);
  }
}
