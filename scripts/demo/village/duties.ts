import { addWorkingDays, dayNumber, dayOfNumber, fixedClock, settle, shanghaiDay, shanghaiInstant, systemContext, type StaffActor } from '../../../domain/kernel';
import { explainDuty, makeDuties, recordMatter, showDuty, urgeDuty } from '../../../domain/disclosure-duty';
import type { DemoStory } from '../load';

interface Told {
  /** Of the story's town. */
  village: string;
  item: string;
  title: string;
  /** So many days before the story arrives. */
  daysAgo: number;
}

/** What was decided or received. The oldest got their recommendation; of the next the town asked why; the last are near. */
const matters: readonly Told[] = [
  { village: 'LX-03', item: 'S3', title: '村部屋顶翻修招标', daysAgo: 31 },
  { village: 'LX-05', item: 'V5', title: '收到区里抗旱补助', daysAgo: 31 },
  { village: 'LX-01', item: 'V15', title: '南水渠清淤完工验收', daysAgo: 16 },
  { village: 'LX-06', item: 'V16', title: '购置垃圾清运车', daysAgo: 16 },
  { village: 'LX-02', item: 'V13', title: '村西机动地发包', daysAgo: 6 },
  { village: 'LX-01', item: 'F2.6', title: '收到农田水利专项补助', daysAgo: 6 },
  { village: 'LX-01', item: 'V1', title: '村民代表会议定下护林员人选', daysAgo: 2 },
];
/** Days before the story arrives on which something happens: recorded, near, late, recommended. */
const days = [31, 27, 18, 16, 9, 6, 2, 0] as const;

/**
 * What all villages owe in the running periods, and a few matters of the story's town that are late: reminders and
 * recommendations went out on their days, the town urged, and the clerk of the story says why and by when.
 */
export const tellDuties: DemoStory = async ({ actors, villages }, now) => {
  const today = shanghaiDay(now);
  const before = (ago: number) => dayOfNumber(dayNumber(today) - ago);
  const clock = fixedClock(now.toISOString());
  const as = (username: string) => ({ actor: actors.get(username) as StaffActor, clock });
  let urged = '';
  for (const ago of days) {
    clock.set((ago === 0 ? now : shanghaiInstant(before(ago), '08:30')).toISOString());
    for (const [index, matter] of matters.entries()) {
      if (matter.daysAgo !== ago) continue;
      const by = as(matter.village === 'LX-01' ? 'cunwu' : 'xiangzhen');
      const villageId = villages.get(matter.village)!._id.toHexString();
      const { _id } = await recordMatter(by, { requestKey: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, villageId, item: matter.item, title: matter.title, day: before(ago) });
      if (matter.village === 'LX-01' && ago === 16) urged = _id.toHexString();
    }
    await settle(clock);
  }
  await makeDuties(systemContext('demo', clock), { from: `${today.slice(0, 8)}01` });
  await settle(clock);
  await urgeDuty(as('xiangzhen'), urged, await showDuty(as('xiangzhen'), urged));
  await explainDuty(as('cunwu'), urged, { ...(await showDuty(as('cunwu'), urged)), reason: '验收资料还在镇里盖章，拿到就公开', promisedOn: addWorkingDays(today, 3) });
  await settle(clock);
};
