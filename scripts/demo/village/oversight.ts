import { drawChecks, listChecks, recordCheck } from '../../../domain/disclosure-oversight';
import { dayNumber, dayOfNumber, fixedClock, settle, shanghaiDay, shanghaiInstant, type StaffActor } from '../../../domain/kernel';
import type { DemoStory } from '../load';

const seed = '演示抽查一';
const drawnDaysAgo = 9;
const spanDays = 60;
/** What was found at the first of those drawn; the rest is still to be looked at. */
const findings = [
  { result: 'good', finding: '' },
  { result: 'problem', finding: '凭证照片看不清金额，要重新拍' },
  { result: 'good', finding: '和账本对过，一致' },
] as const;

/** The town drew a sample of its villages and has looked at half of it. */
export const tellOversight: DemoStory = async ({ actors, villages }, now) => {
  const today = dayNumber(shanghaiDay(now));
  const clock = fixedClock(shanghaiInstant(dayOfNumber(today - drawnDaysAgo), '09:30').toISOString());
  const town = { actor: actors.get('xiangzhen') as StaffActor, clock };
  const organisationId = villages.get('LX-01')!.parentId!.toHexString();
  const round = await drawChecks(town, { organisationId, seed, from: dayOfNumber(today - spanDays), to: dayOfNumber(today - drawnDaysAgo), size: findings.length * 2 });
  const { items } = await listChecks(town, { roundId: round.id, limit: findings.length });
  clock.set(shanghaiInstant(dayOfNumber(today - drawnDaysAgo + 2), '15:10').toISOString());
  for (const [index, { id, version }] of items.entries()) await recordCheck(town, id, { version, ...findings[index]! });
  clock.set(now.toISOString());
  await settle(clock);
};
