import { randomBytes } from 'node:crypto';
import type { ClueFinding, Disposition } from '../../contracts/clue';
import { demoReports } from '../../contracts/demo';
import type { PaperKind } from '../../contracts/clue-paper';
import type { ReportFields, ReporterIdentity } from '../../contracts/clue-report';
import * as clue from '../../domain/clue';
import * as paper from '../../domain/clue-paper';
import { dayNumber, dayOfNumber, fixedClock, native, shanghaiDay, shanghaiInstant, type Context, type StaffActor } from '../../domain/kernel';
import { keepAndDestroy } from './kept-clues';
import { withKeys } from './keys';
import { reportAsOfficer, type OfficerStory } from './officers';

/** How far a demo clue has come. */
type Stop = 'received' | 'registered' | 'assigned' | 'deciding' | 'approving' | 'handling' | 'extension' | 'parked' | 'closing' | 'closed' | 'passedOn' | 'answered';

interface DemoClue {
  daysAgo: number;
  channel: Parameters<typeof clue.receiveReport>[1]['channel'];
  stop: Stop;
  /** Unless an officer tells it. */
  what?: string;
  named?: true;
  /** Whom it names, plainly made up. */
  people?: string[];
  /** Its receipt is shown beside the demo accounts. */
  shown?: keyof typeof demoReports;
  /** Of what is closed; 不实 can be cleared. */
  finding?: ClueFinding;
  /** Reported by this information officer, by chat. */
  officer?: OfficerStory & { index: number };
}

/** Plainly made up: each begins with 演示. */
const stories: readonly DemoClue[] = [
  { daysAgo: 1, channel: 'miniProgram', stop: 'received', what: '演示：三组修排水沟，领砂石的单子写了四车，实际只来了两车。单子上签字的人说没签过。' },
  { daysAgo: 4, channel: 'web', stop: 'received', what: '演示：村里的鱼塘去年包给外村人，价钱低，没有开过会。' },
  { daysAgo: 3, channel: 'letter', stop: 'registered', what: '演示：来信说，危房改造的钱有人家没住人也领了，演示干部甲报的名，演示干部乙验的收。', named: true, people: ['演示干部甲', '演示干部乙'] },
  { daysAgo: 6, channel: 'call', stop: 'assigned', what: '演示：来电说，办低保要先请客吃饭。' },
  { daysAgo: 9, channel: 'miniProgram', stop: 'deciding', shown: 'asked', what: '演示：领料单写四车砂石，工地上只见到两车。账已经平了，问了说别多事。' },
  { daysAgo: 16, channel: 'visit', stop: 'approving', what: '演示：来访说，修路的工钱拖了半年，账上写的是付清了。', named: true },
  { daysAgo: 30, channel: 'web', stop: 'handling', what: '演示：村委会的打印机买了三台，只见到一台，票是三台的。' },
  { daysAgo: 40, channel: 'account', stop: 'answered', what: '演示：合作社的分红有几户没有领到，名单上签了字。' },
  { daysAgo: 70, channel: 'officer', stop: 'extension', named: true, officer: { index: 2, what: '演示：垃圾清运的合同没有招标，价钱比邻村高一半。', when: '今年春天', who: '演示村会计' } },
  { daysAgo: 33, channel: 'inspection', stop: 'parked', what: '演示：巡察移送，五年前的征地款有一笔说不清去向，当事人已经外出。' },
  { daysAgo: 45, channel: 'web', stop: 'closing', what: '演示：公用的水泵被拉到私人鱼塘去用，油钱记在村里。' },
  { daysAgo: 60, channel: 'miniProgram', stop: 'closed', shown: 'closed', what: '演示：补贴名单里有一户早就搬走了，钱还在发。', named: true },
  { daysAgo: 58, channel: 'web', stop: 'closed', finding: 'untrue', what: '演示：村里的路灯款被人领走了，装的灯是坏的。' },
  { daysAgo: 12, channel: 'letter', stop: 'passedOn', what: '演示：来信说两家为宅基地打官司，法院判得不公。' },
  { daysAgo: 709, channel: 'letter', stop: 'passedOn', what: '演示：来信问养老金什么时候涨。' },
  { daysAgo: 718, channel: 'visit', stop: 'passedOn', what: '演示：来访说邻居的围墙占了公路。' },
  { daysAgo: 770, channel: 'letter', stop: 'passedOn', what: '演示：来信说工厂拖欠工资。' },
  { daysAgo: 26, channel: 'officer', stop: 'handling', named: true, officer: { index: 0, what: '演示：村口的路修了两回，公示栏里只写了一回。', when: '上个月', who: '演示村干部', photos: 2, place: '演示地点：村口' } },
  { daysAgo: 5, channel: 'officer', stop: 'assigned', named: true, officer: { index: 0, what: '演示：补贴名单里有一户已经搬走。', when: '9月底', who: '' } },
  { daysAgo: 1, channel: 'officerGreen', stop: 'received', named: true, officer: { index: 6, what: '演示：低保评议那天没有通知我们参加，名单第二天就要报。', when: '昨天', who: '演示村干部', photos: 1, green: true } },
];

const order: readonly Stop[] = ['received', 'registered', 'assigned', 'deciding', 'approving', 'handling', 'answered', 'extension', 'closing', 'closed'];
const accepted = '您反映的事我们受理了，接下来交给专人办。有要问您的，也写在这里，请隔几天来看看。';

/** Reports in every state, taken in and handled by the same commands as real ones, each on its own day. */
export async function reportAndHandle(actors: ReadonlyMap<string, StaffActor>, now: Date): Promise<void> {
  const people = new Map<string, Context>();
  for (const username of ['xinfang', 'anguan', 'chengban', 'weiling']) people.set(username, await withKeys({ actor: actors.get(username) as StaffActor, clock: fixedClock(now.toISOString()) }));
  // The oldest first, so that the numbers of documents follow the days.
  for (const story of [...stories].sort((a, b) => b.daysAgo - a.daysAgo)) await new Handling(people, now, story).live();
  await keepAndDestroy(people.get('anguan') as Context, now);
}

class Handling {
  private readonly clock;
  private id = '';

  constructor(
    private readonly people: ReadonlyMap<string, Context>,
    private readonly now: Date,
    private readonly story: DemoClue,
  ) {
    this.clock = fixedClock(this.at(story.daysAgo).toISOString());
  }

  async live(): Promise<void> {
    const { stop } = this.story;
    await this.receive();
    if (stop === 'passedOn') return this.passOn();
    const reached = (step: Stop): boolean => order.indexOf(stop === 'parked' ? 'approving' : stop) >= order.indexOf(step);
    if (reached('registered')) await this.by('xinfang', 1, async (ctx, input) => clue.registerClue(ctx, input, { kind: 'accusation', townId: (await clue.showClue(ctx, this.id)).town?.id ?? null, named: this.story.named ? 'unconfirmed' : 'anonymous', toReporter: accepted, note: '' }));
    if (reached('assigned')) await this.by('anguan', 2, async (ctx, input) => clue.distributeClue(ctx, input, { handlerId: ((this.people.get('chengban') as Context).actor as StaffActor).accountId, coHandlerIds: [], note: '演示：请按期办。' }));
    if (reached('deciding')) await this.by('chengban', 3, clue.signClue);
    if (stop === 'deciding') await this.by('chengban', 4, (ctx, input) => clue.askReporter(ctx, input, { text: '您说的那几车砂石，是哪一天进场的？记得车是谁家的吗？' }));
    if (reached('approving')) await this.propose(stop === 'parked' ? 'park' : 'preliminary');
    if (stop === 'parked' || reached('handling')) await this.by('weiling', 8, (ctx, input) => clue.decideClue(ctx, input, { agree: true, opinion: '同意。' }));
    if (stop === 'answered') await this.by('chengban', 10, (ctx, input) => clue.askReporter(ctx, input, { text: '是哪几户没有领到？记得名字就写名字。' }));
    if (stop === 'extension') await this.by('chengban', 55, (ctx, input) => clue.askExtension(ctx, input, { days: 30, reason: '演示：等邻村的合同作比较。' }));
    if (stop === 'handling' || stop === 'closed') await this.paper('anguan', 3, 'assignmentLetter');
    if (stop === 'handling' || stop === 'closed') await this.paper('chengban', 9, 'verificationPlan', { steps: '演示：先看账和票据，再看现场，最后找经手的人谈话。' });
    if (stop === 'closing' || stop === 'closed') await this.by('chengban', 30, (ctx, input) => clue.proposeClosing(ctx, input, this.ending()));
    if (stop === 'closed') await this.by('weiling', 32, (ctx, input) => clue.decideClue(ctx, input, { agree: true, opinion: '' }));
    if (this.story.finding === 'untrue') await this.paper('chengban', 36, 'clearingLetter', { scope: '演示：和本人商定，在村民代表会上说明。' });
  }

  private ending() {
    if (this.story.finding === 'untrue') return { result: '演示：灯都在，款付给了厂家，有合同和收据。', toReporter: '您反映的事查过了，灯都装好了，款付给了厂家。', finding: 'untrue' as const };
    return { result: '演示：查实，钱已经退回，当事人作了检查。', toReporter: '您反映的情况属实，钱已经退回，有关的人作了检查。', finding: 'true' as const };
  }

  /** Drafted by one, signed by the leader on the day after. */
  private async paper(username: string, daysAfter: number, kind: PaperKind, more: Record<string, string> = {}): Promise<void> {
    const about = { type: 'clue' as const, clueId: this.id };
    let sent = { id: '', version: 0 };
    await this.by(username, daysAfter, async (ctx) => {
      await clue.openForReading(ctx, this.id, { reason: '演示：拟文书' });
      const { body } = await paper.fillForm(ctx, { kind, about });
      const to = body.to || '演示收件人';
      const draft = (await paper.draftPaper(ctx, { kind, about, body: { ...body, to, fields: { ...body.fields, ...(kind === 'verificationPlan' ? { person: '演示：经手的人' } : {}), ...more } } })).paper;
      const { trail } = (await paper.submitPaper(ctx, { id: draft._id.toHexString(), version: draft.trail.seq })).paper;
      sent = { id: draft._id.toHexString(), version: trail.seq };
    });
    await this.by('weiling', daysAfter + 1, (ctx) => paper.signPaper(ctx, sent));
  }

  private propose(disposition: Disposition): Promise<void> {
    return this.by('chengban', 6, (ctx, input) => clue.proposeDisposition(ctx, input, { disposition, opinion: '演示：有具体的时间、地点和单子，可以查。', toReporter: '' }));
  }

  private passOn(): Promise<void> {
    return this.by('xinfang', 1, (ctx, input) => clue.refuseClue(ctx, input, { reason: '演示：属于法院管的民事纠纷。', toReporter: '宅基地的官司归法院管，对判决不服，可以在 15 天内上诉。' }));
  }

  private async receive(): Promise<void> {
    if (this.story.officer) {
      const { index, ...told } = this.story.officer;
      const code = await reportAsOfficer(index, told, this.clock);
      this.id = (await native(clue.ClueModel).findOne({ code }))?._id.toHexString() ?? '';
      return;
    }
    const fields: ReportFields = { topic: 'money', what: this.story.what ?? '', when: '', placeId: null, placeText: '', people: (this.story.people ?? []).map((name) => ({ name, organisation: '演示村', post: '' })), howKnown: '亲眼见到', evidence: '', money: '', elsewhere: '', extra: {} };
    const identity: ReporterIdentity | null = this.story.named ? { name: '演示群众', phone: '19900000000', identityNumber: '', address: '', callTimes: '晚上' } : null;
    const submissionKey = this.story.shown ? demoReports[this.story.shown].submissionKey : randomBytes(32).toString('base64url');
    const received = await clue.receiveReport({ actor: { kind: 'citizen' }, clock: this.clock }, { submissionKey, fields, identity, tellByPhone: false, files: [], channel: this.story.channel });
    this.id = received.clue._id.toHexString();
  }

  /** Somebody acts on a day after it came in, never later than now. */
  private async by(username: string, daysAfter: number, act: (ctx: Context, input: { id: string; version: number }) => Promise<unknown>): Promise<void> {
    this.clock.set(this.at(Math.max(0, this.story.daysAgo - daysAfter)).toISOString());
    const ctx = { ...(this.people.get(username) as Context), clock: this.clock };
    const { version } = await clue.showClue(ctx, this.id);
    await act(ctx, { id: this.id, version });
  }

  private at(daysAgo: number): Date {
    const instant = shanghaiInstant(dayOfNumber(dayNumber(shanghaiDay(this.now)) - daysAgo), '09:30');
    return instant < this.now ? instant : this.now;
  }
}
