import { PublicationModel } from '../../../domain/disclosure';
import { drawChecks, listChecks, lookAt, recordCheck } from '../../../domain/disclosure-oversight';
import { dayNumber, dayOfNumber, fixedClock, native, settle, shanghaiDay, shanghaiInstant, type ObjectId, type StaffActor } from '../../../domain/kernel';
import type { DemoStory } from '../load';

const daysLooked = 75;
type Finding = { result: 'good' | 'problem'; finding: string };

interface Sample {
  actor: StaffActor;
  organisationId: ObjectId;
  seed: string;
  drawnDaysAgo: number;
  size: number;
  /** What was found at the first of those drawn; the rest is still to be looked at. */
  findings: readonly Finding[];
}

const good: Finding = { result: 'good', finding: '' };

/** What the rules see in the editions of the last weeks; a sample of the district, and one of a town that has looked at half of it. */
export const tellOversight: DemoStory = async ({ actors, villages }, now) => {
  const village = villages.get('LX-01')!;
  const district = village.path[0]!;
  const recent = native(PublicationModel).find({ path: district, state: 'published', 'published.on': { $gte: daysBefore(now, daysLooked) } }, { projection: { _id: 1 } });
  for await (const { _id } of recent) await lookAt(_id.toHexString());

  const actor = (name: string): StaffActor => actors.get(name) as StaffActor;
  await tellSample(now, {
    actor: actor('gongkai'),
    organisationId: district,
    seed: '02061117',
    drawnDaysAgo: 12,
    size: 8,
    findings: [good, good, { result: 'problem', finding: '凭证只附了三张，账上有五笔。' }, good, good, { result: 'problem', finding: '公开的面积和登记表差 2.4 亩。' }],
  });
  await tellSample(now, {
    actor: actor('xiangzhen'),
    organisationId: village.parentId!,
    seed: '演示抽查一',
    drawnDaysAgo: 9,
    size: 6,
    findings: [good, { result: 'problem', finding: '凭证照片看不清金额，要重新拍' }, { result: 'good', finding: '和账本对过，一致' }],
  });
  await settle(fixedClock(now.toISOString()));
};

const daysBefore = (now: Date, days: number): string => dayOfNumber(dayNumber(shanghaiDay(now)) - days);

async function tellSample(now: Date, { actor, organisationId, seed, drawnDaysAgo, size, findings }: Sample): Promise<void> {
  const clock = fixedClock(shanghaiInstant(daysBefore(now, drawnDaysAgo), '09:30').toISOString());
  const ctx = { actor, clock };
  const round = await drawChecks(ctx, { organisationId: organisationId.toHexString(), seed, from: daysBefore(now, daysLooked), to: daysBefore(now, drawnDaysAgo), size });
  const { items } = await listChecks(ctx, { roundId: round.id, limit: findings.length });
  clock.set(shanghaiInstant(daysBefore(now, drawnDaysAgo - 2), '15:10').toISOString());
  for (const [index, { id, version }] of items.entries()) await recordCheck(ctx, id, { version, ...findings[index]! });
}
