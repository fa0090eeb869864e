import { createHash } from 'node:crypto';
import type { RewardScale } from '../../../contracts/reward';
import * as clue from '../../../domain/clue';
import { dayNumber, dayOfNumber, fixedClock, shanghaiDay, shanghaiInstant, type Context, type StaffActor } from '../../../domain/kernel';
import * as reward from '../../../domain/reward';
import { withKeys } from '../keys';
import type { DemoStory } from '../load';

/** Plainly a demo's: no district's amounts, no district's basis. */
const scale: RewardScale = {
  rules: [
    { key: 'saved', name: '演示规则：追回钱款', conditions: '演示：查实以后追回了钱款的', from: 20_000, to: 200_000, basis: '演示依据，请换成本区的文件' },
    { key: 'lead', name: '演示规则：提供线索', conditions: '演示：查实了，没有追回钱款的', from: 10_000, to: 50_000, basis: '演示依据，请换成本区的文件' },
  ],
  places: [{ key: 'desk', name: '演示接待室', address: '演示路 1 号 1 楼', hours: '工作日 9:00 到 17:00' }],
  causes: [{ key: 'school', name: '演示助学', about: '给村小买书' }],
  termDays: 60,
  scene: { id: '1002', report: [{ type: '活动名称', content: '演示奖励' }] },
};

/** How far each has come. */
const ways = ['proposed', 'agreed', 'waiting', 'code', 'gift', 'handed', 'done'] as const;

/** One reward in each state, from reports that were found true: proposed, approved, chosen and given out by the same commands as real ones. */
export const tellRewards: DemoStory = async ({ actors }, now) => {
  const clock = fixedClock(now.toISOString());
  const by = async (username: string): Promise<Context> => ({ ...(await withKeys({ actor: actors.get(username) as StaffActor, clock })), clock });
  const [clerk, manager, handler, leader] = [await by('xinfang'), await by('anguan'), await by('chengban'), await by('weiling')];
  const treasurer = (username: string): Context => ({ actor: actors.get(username) as StaffActor, clock });
  await reward.saveScale(manager, { ...scale, version: 0 });
  const today = dayNumber(shanghaiDay(now));
  for (const [index, way] of ways.entries()) {
    const day = today - 2 * (ways.length - index);
    clock.set(shanghaiInstant(dayOfNumber(day), '09:30').toISOString());
    const { id, receiptCode } = await foundTrue({ clerk, manager, handler, leader }, clock, index);
    for (const reader of [handler, manager, leader]) await clue.openForReading(reader, id, { reason: '演示：看奖励' });
    await reward.proposeReward(handler, id, { ruleKey: 'saved', amount: 30_000 + index * 10_000, grounds: '演示：凭这一件查清了账，追回了钱款。' });
    if (way === 'proposed') continue;
    for (const who of way === 'agreed' ? [manager] : [manager, leader]) {
      const [found] = (await reward.clueRewardsOf(who, id)).items;
      if (found) await reward.decideReward(who, found.id, { version: found.version, agree: true, reason: '' });
    }
    if (way === 'agreed' || way === 'waiting') continue;
    const { code } = await reward.takeReward(clock, { receiptCode, way: way === 'gift' ? 'gift' : 'cash', choice: way === 'gift' ? 'school' : 'desk' });
    if (way === 'code' || way === 'gift' || !code) continue;
    const handed = await reward.handOutCash(treasurer('caiwu'), code);
    if (way === 'done') await reward.confirmReward(treasurer('chuna'), handed._id.toHexString(), { version: handed.trail.seq, agree: true });
  }
};

type People = Record<'clerk' | 'manager' | 'handler' | 'leader', Context>;

/** Reported without a name, and found true within the day. */
async function foundTrue({ clerk, manager, handler, leader }: People, clock: Context['clock'], index: number): Promise<{ id: string; receiptCode: string }> {
  const fields = { topic: 'money', what: `演示：奖励的第 ${index + 1} 件，有一笔账对不上，后来查实了。`, when: '', placeId: null, placeText: '', people: [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
  const submissionKey = createHash('sha256').update(`demo reward ${index}`).digest('base64url');
  const { clue: received, receiptCode } = await clue.receiveReport({ actor: { kind: 'citizen' }, clock }, { submissionKey, fields, identity: null, tellByPhone: false, files: [], channel: 'web' });
  const id = received._id.toHexString();
  const seen = async () => ({ id, version: (await clue.showClue(manager, id)).version });
  await clue.registerClue(clerk, await seen(), { kind: 'accusation', townId: null, named: 'anonymous', toReporter: '您反映的事我们受理了。', note: '' });
  await clue.distributeClue(manager, await seen(), { handlerId: (handler.actor as StaffActor).accountId, coHandlerIds: [], note: '' });
  await clue.signClue(handler, await seen());
  await clue.proposeDisposition(handler, await seen(), { disposition: 'preliminary', opinion: '演示：有具体线索，建议初步核实。', toReporter: '', finding: null });
  await clue.decideClue(leader, await seen(), { agree: true, opinion: '' });
  await clue.proposeClosing(handler, await seen(), { result: '演示：查实了，钱款已经追回。', toReporter: '您反映的事查实了，钱款已经追回。', finding: 'true' });
  await clue.decideClue(leader, await seen(), { agree: true, opinion: '' });
  return { id, receiptCode };
}
