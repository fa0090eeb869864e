import { randomBytes } from 'node:crypto';
import type { RewardScale } from '../../contracts/reward';
import * as clue from '../../domain/clue';
import type { Clock, Context } from '../../domain/kernel';
import * as reward from '../../domain/reward';
import { ClueDesk, openClueOffice, type ClueStaff } from './clue-office';
import { buildAccount, idOf } from './factories';

/** Plainly a test's: no district's. */
export const scale: RewardScale = {
  rules: [{ key: 'small', name: '试用规则一', conditions: '试用：查实并追回钱款的', from: 10_000, to: 500_000, basis: '试用依据' }],
  places: [{ key: 'desk', name: '试用接待室', address: '试用路 1 号', hours: '工作日 9 时到 17 时' }],
  causes: [{ key: 'school', name: '试用助学', about: '给村小买书' }],
  termDays: 60,
  scene: { id: '1002', report: [{ type: '活动名称', content: '奖励' }] },
};

export interface RewardOffice {
  people: ClueStaff;
  desk: ClueDesk;
  cashier: Context;
  second: Context;
  /** Reported without a name, found true and closed. */
  closed(finding?: 'true' | 'untrue'): Promise<{ id: string; receiptCode: string }>;
  propose(id: string, amount?: number): Promise<string>;
  /** By a manager and a leader. */
  approve(id: string, amount?: number): Promise<void>;
}

export async function openRewardOffice(clock: Clock): Promise<RewardOffice> {
  const { people, districtId } = await openClueOffice(clock);
  const desk = new ClueDesk(people, clock);
  const treasurer = async (name: string): Promise<Context> => {
    const grants = [{ role: 'treasurer' as const, organisationId: districtId }];
    return { actor: { kind: 'staff', accountId: idOf(await buildAccount({ name, grants })), name, grants }, clock };
  };
  await reward.saveScale(people.manager, { ...scale, version: 0 });
  const propose = async (id: string, amount = 50_000): Promise<string> => {
    await desk.look(people.handler, id);
    await reward.proposeReward(people.handler, id, { ruleKey: 'small', amount, grounds: '凭这一件追回了四车砂石的钱。' });
    return (await reward.clueRewardsOf(people.handler, id)).items[0]?.id ?? '';
  };
  return {
    people,
    desk,
    cashier: await treasurer('财务甲'),
    second: await treasurer('财务乙'),
    propose,
    async closed(finding = 'true') {
      const submissionKey = randomBytes(32).toString('base64url');
      const fields = { topic: 'money', what: '演示内容：三组修水沟，单子写四车砂石，只来了两车。', when: '', placeId: null, placeText: '', people: [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
      const received = await clue.receiveReport({ actor: { kind: 'citizen' }, clock }, { submissionKey, fields, identity: null, tellByPhone: false, files: [], channel: 'web' });
      const id = received.clue._id.toHexString();
      await desk.close(id, finding);
      return { id, receiptCode: received.receiptCode };
    },
    async approve(id, amount) {
      const proposal = await propose(id, amount);
      for (const who of [people.manager, people.leader]) {
        await desk.look(who, id);
        const [found] = (await reward.clueRewardsOf(who, id)).items;
        await reward.decideReward(who, proposal, { version: found?.version ?? 0, agree: true, reason: '' });
      }
    },
  };
}
