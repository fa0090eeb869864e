import { installNextDuties } from '../../domain/village';
import { fixedClock } from '../../domain/kernel';
import { useTestDatabase } from '../../test/support/database';
import { buildPublished, month } from '../../test/support/published';
import { buildOfficerWorld, OfficerChat } from '../../test/support/officers';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00.000Z');
afterAll(() => installNextDuties(null));

test('«我报的» tells an officer what his own village published last and what it has not, and nothing of other villages', async () => {
  const world = await buildOfficerWorld(clock);
  const chat = new OfficerChat(clock, world.openid);
  expect(await chat.say('我报的')).toBe('您还没有报过。要报，回「报事」。');
  await buildPublished(world.village, { period: month(10), on: '2026-11-05' });
  await buildPublished(world.other, { period: month(9) });
  installNextDuties(async () => [{ item: { code: 'V6', name: '低保对象' }, period: { label: '2026年第三季度' }, due: '2026-11-18', light: 'red', lateWorkingDays: 2 }]);
  expect(await chat.say('我报的')).toBe('您还没有报过。要报，回「报事」。\n青禾村逾期没公开：\n11月18日 周三 2026年第三季度 低保对象\n青禾村最近公开：\n11月5日 周四 2026年10月 每月收支账');
  expect(await chat.say('进度')).not.toContain('青禾村');
});
