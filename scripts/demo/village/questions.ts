import { answerQuestion, ask, raiseQuestion } from '../../../domain/question';
import { QuestionModel } from '../../../domain/question/model';
import { accountsItemCode } from '../../../contracts/accounts-rules';
import { PublicationModel } from '../../../domain/disclosure';
import { addWorkingDays, dayNumber, dayOfNumber, fixedClock, native, settle, shanghaiDay, shanghaiInstant, type StaffActor } from '../../../domain/kernel';
import { villageOfStory } from '../district';
import type { DemoStory } from '../load';

interface Told {
  text: string;
  /** Days before the story arrives on which it was asked. */
  daysAgo: number;
  village?: { text: string; release: boolean };
  /** The asker was not content. */
  raised?: true;
  town?: string;
}

/** One of each state: settled by the town, released, late with the village, with the town, answered, new. */
const questions: readonly Told[] = [
  { text: '老年食堂的补助一个月发了多少次？', daysAgo: 28, village: { text: '一共 13 次，每次 460 元上下，签收单在村部。', release: true }, raised: true, town: '镇里看过签收单，次数和金额对得上。' },
  { text: '三组排水沟的工程款付给了谁？', daysAgo: 21, village: { text: '付给了中标的施工队，合同和验收单已经公开。', release: true } },
  { text: '路灯灯头 24 个装在哪几段路上？', daysAgo: 17 },
  { text: '公益岗位的 8 个人是怎么选出来的？', daysAgo: 12, village: { text: '村民代表会议选的，会议记录可以到村部看。', release: false }, raised: true },
  { text: '山塘承包费比去年少，是什么原因？', daysAgo: 6, village: { text: '今年水位低，合同里写明按水面折算。', release: false } },
  { text: '集体房屋的租金什么时候涨过？', daysAgo: 1 },
];
const keyOf = (index: number): string => `00000000-0000-4000-8000-9${String(index).padStart(11, '0')}`;

/** What villagers asked about the month's account of the village of the story. The town owes one, the village is late with another. */
export const tellQuestions: DemoStory = async ({ actors, villages }, now) => {
  const villageId = villages.get(`${villageOfStory.town}-${villageOfStory.serial}`)!._id;
  const account = await native(PublicationModel).findOne({ 'village.id': villageId, 'item.code': accountsItemCode, state: 'published' }, { sort: { 'period.from': -1 } });
  const today = shanghaiDay(now);
  const clock = fixedClock(now.toISOString());
  const at = (day: string): void => clock.set((day < today ? shanghaiInstant(day, '10:00') : now).toISOString());
  const as = (username: string) => ({ actor: actors.get(username) as StaffActor, clock });
  for (const [index, told] of questions.entries()) {
    const askedOn = dayOfNumber(dayNumber(today) - told.daysAgo);
    at(askedOn);
    const citizen = { actor: { kind: 'citizen' } as const, clock };
    const { receiptCode } = await ask(citizen, { idempotencyKey: keyOf(index), villageId: villageId.toHexString(), subject: account ? { kind: 'publication', id: account._id.toHexString() } : { kind: 'village', id: villageId.toHexString() }, text: told.text });
    const answer = async (username: string, workingDays: number, text: string, release: boolean): Promise<void> => {
      at(addWorkingDays(askedOn, workingDays));
      const [question] = await native(QuestionModel).find({ text: told.text }).toArray();
      await answerQuestion(as(username), question!._id.toHexString(), { version: question!.trail.seq, text, release });
    };
    if (told.village) await answer('cunwu', 2, told.village.text, told.village.release);
    if (told.raised) await raiseQuestion(citizen, receiptCode);
    if (told.town) await answer('xiangzhen', 6, told.town, true);
  }
  clock.set(now.toISOString());
  await settle(clock);
};
