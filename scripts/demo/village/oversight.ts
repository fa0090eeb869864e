import { PublicationModel } from '../../../domain/disclosure';
import { drawChecks, eachCheck, lookAt, recordCheck } from '../../../domain/disclosure-oversight';
import { dayNumber, dayOfNumber, fixedClock, native, settle, shanghaiDay, shanghaiInstant } from '../../../domain/kernel';
import type { DemoStory } from '../load';

const daysLooked = 75;
const drawnDaysAgo = 12;
const findings = ['凭证只附了三张，账上有五笔。', '公开的面积和登记表差 2.4 亩。'];

/** What the rules see in the editions of the last weeks; and a sample of the district, looked through but for two. */
export const tellOversight: DemoStory = async ({ actors, villages }, now) => {
  const today = shanghaiDay(now);
  const before = (days: number): string => dayOfNumber(dayNumber(today) - days);
  const district = [...villages.values()][0]!.path[0]!;
  const recent = native(PublicationModel).find({ path: district, state: 'published', 'published.on': { $gte: before(daysLooked) } }, { projection: { _id: 1 } });
  for await (const { _id } of recent) await lookAt(_id.toHexString());

  const ctx = { actor: actors.get('gongkai')!, clock: fixedClock(shanghaiInstant(before(drawnDaysAgo), '10:00').toISOString()) };
  await drawChecks(ctx, { organisationId: district.toHexString(), seed: '02061117', from: before(daysLooked), to: before(drawnDaysAgo), size: 8 });
  let index = 0;
  for await (const check of eachCheck(ctx, { limit: 100 })) {
    index += 1;
    if (index > 6) break;
    const problem = index % 3 === 0;
    await recordCheck(ctx, check.id, { version: check.version, result: problem ? 'problem' : 'good', finding: problem ? findings[(index / 3) % 2]! : '' });
  }
  await settle(fixedClock(now.toISOString()));
};
