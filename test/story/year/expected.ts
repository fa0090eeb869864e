import type { Cadre } from './cast';
import { at, dayOf, lateList, nextWorkingDay, outageOn, plusDays, timeOf, workingDaysBefore } from './days';

/** Something that everybody, or one person, is to be told. */
interface Matter {
  occasion: string;
  label: string;
  day: string;
  time: string;
  lastDay: string;
  /** Concerns a post: once late, it waits for the next working day. */
  office?: boolean;
  /** From when on the platform can know of it. */
  known?: Date;
  membersOnly?: boolean;
}

/** A reminder that is to be found in the log of the platform outside, exactly once, between these instants. */
export interface Expected {
  cadre: Cadre;
  occasion: string;
  label: string;
  day: string;
  channel: 'template' | 'sms';
  to: string;
  earliest: Date;
  latest: Date;
}
export interface Judgement {
  expected: Expected[];
  /** Went by while nothing ran. */
  missed: { day: string; occasion: string }[];
  /** Held back by the weekly cap. */
  capped: number;
}

const eachWeek = 3;
const weekMs = 7 * 86_400_000;

/** `again`: once more on the last working day. `late`: days. A break's reminder is worth nothing once it has begun. */
function breakMatters(occasion: string, label: string, begins: string, before: number, late: number, { again = false, time = '09:00' } = {}): Matter[] {
  const lastUseful = plusDays(begins, -1);
  const days = [workingDaysBefore(begins, before), ...(again ? [workingDaysBefore(begins, 1)] : [])];
  return days.map((day) => ({ occasion, label, day, time, lastDay: plusDays(day, late) < lastUseful ? plusDays(day, late) : lastUseful }));
}
const dayMatter = (occasion: string, label: string, day: string, time: string, late = 0, more: Partial<Matter> = {}): Matter => ({ occasion, label, day, time, lastDay: plusDays(day, late), ...more });

export const changes = {
  dragonBoat: { at: at('2026-06-01', '10:20'), daysBefore: 5, sendAt: '10:30' },
  /** On the eve of the day it was planned for. */
  doubleNinth: { at: at('2026-10-14', '16:00'), daysBefore: 1, sendAt: '14:00' },
};
export const campaign = { draftedAt: at('2026-05-12', '11:00'), day: '2026-05-20', time: '15:00' };

const forAll: Matter[] = [
  ...breakMatters('newYear', '元旦', '2026-01-01', 3, 1),
  ...breakMatters('springFestival', '春节', '2026-02-15', 7, 3, { again: true }),
  ...breakMatters('qingming', '清明节', '2026-04-04', 3, 1),
  ...breakMatters('labourDay', '劳动节', '2026-05-01', 3, 1),
  ...breakMatters('dragonBoat', '端午节', '2026-06-19', changes.dragonBoat.daysBefore, 1, { time: changes.dragonBoat.sendAt }),
  ...breakMatters('midAutumn', '中秋节', '2026-09-25', 7, 3, { again: true }),
  ...breakMatters('nationalDay', '国庆节', '2026-10-01', 7, 3, { again: true }),
  // Three working days before 31 December, on which the list that came late lets the break begin.
  ...breakMatters('newYear', '元旦', lateList.off[0]!.from, 3, 1),
  dayMatter('lanternFestival', '元宵节', workingDaysBefore('2026-03-03', 2), '09:00', 1),
  dayMatter('womensDay', '妇女节', workingDaysBefore('2026-03-08', 2), '09:00', 1),
  dayMatter('doubleNinth', '重阳节', workingDaysBefore('2026-10-18', changes.doubleNinth.daysBefore), changes.doubleNinth.sendAt, 1),
  dayMatter('examSeason', '升学季', '2026-06-10', '09:00', 2),
  dayMatter('examSeason', '升学季', '2026-08-10', '09:00', 2),
  dayMatter('partyDay', '七一', '2026-07-01', '08:30', 0, { membersOnly: true }),
  dayMatter('campaign', '专题提醒', campaign.day, campaign.time, 0, { membersOnly: true }),
];

const postWords = { new: ['newPost', '新任职'], transfer: ['transfer', '调任'], promotion: ['promotion', '提任'] } as const;

function mattersOf({ joined, post, retires }: Cadre): Matter[] {
  const matters = forAll.filter(({ membersOnly }) => !membersOnly || joined !== null);
  // 2025 and 2026 are common years: who joined on a leap day has his day on 28 February.
  const date = joined?.slice(5) === '02-29' ? '02-28' : joined?.slice(5);
  for (const year of ['2025', '2026']) if (joined && joined.slice(0, 4) < year && `${year}-${date}` >= '2025-12-01') matters.push(dayMatter('politicalBirthday', '政治生日', `${year}-${date}`, '08:30'));
  const [occasion, label] = postWords[post?.appointment ?? 'new'];
  if (post) matters.push(dayMatter(occasion, label, post.from, '09:00', 5, { office: true, ...(post.entered ? { known: post.entered } : {}) }));
  if (retires) matters.push(dayMatter('retirement', '退休', workingDaysBefore(retires, 2), '09:00', 3));
  return matters;
}

type Window = Pick<Expected, 'earliest' | 'latest'>;
const minutes = (instant: Date, count: number): Date => new Date(instant.getTime() + count * 60_000);
/** A connection can break: then the same message is sent again within seconds. */
const promptly = (instant: Date): Window => ({ earliest: instant, latest: minutes(instant, 1) });

/** When it goes out to somebody who has agreed; null: it went by while nothing ran; 'past': it was over before he agreed. */
function windowOf({ day, time, lastDay, office, known }: Matter, agrees: Date): Window | 'past' | null {
  const planned = at(day, time);
  let ready = planned;
  for (const instant of [known, agrees]) if (instant && instant > ready) ready = instant;
  if (dayOf(ready) > lastDay) return 'past';
  const next = office && ready !== planned && !outageOn(dayOf(ready)) ? nextWorkingDay(dayOf(ready)) : null;
  if (next && next <= lastDay) ready = at(next, time);
  const outage = outageOn(dayOf(ready));
  if (outage) {
    const back = plusDays(outage.last, 1);
    if (back > lastDay) return null;
    const until = office && nextWorkingDay(back) <= lastDay ? nextWorkingDay(back) : back;
    return { earliest: at(back, '07:30'), latest: at(until, time) };
  }
  // On a later day too it comes at its time, or at once where that has passed.
  const itsTime = at(dayOf(ready), time);
  return itsTime >= ready ? promptly(itsTime) : { earliest: ready, latest: minutes(ready, 10) };
}

/** All that one cadre is to find on his phone: one matter after another, as a person with a calendar would work it out. */
function judgeOne(cadre: Cadre, { expected, missed, ...judgement }: Judgement): number {
  const { agrees, revokes, unfollows, leaves, openid, phone } = cadre;
  if (!agrees) return judgement.capped;
  const due = mattersOf(cadre).flatMap((matter) => {
    const window = windowOf(matter, agrees);
    const planned = at(matter.day, matter.time);
    const wanted = [revokes, leaves, phone === null ? unfollows : null].every((end) => end === null || end > planned);
    if (window === null && wanted) missed.push({ day: matter.day, occasion: matter.occasion });
    return window === null || window === 'past' ? [] : [{ matter, ...window }];
  });
  const sent: Date[] = [];
  let { capped } = judgement;
  for (const { matter, earliest, latest } of due.sort((a, b) => a.earliest.getTime() - b.earliest.getTime())) {
    if ((revokes && revokes <= earliest) || (leaves && leaves <= earliest)) continue;
    const follows = !(unfollows && unfollows <= earliest);
    if (!follows && phone === null) continue;
    if (sent.filter((before) => before.getTime() > earliest.getTime() - weekMs).length >= eachWeek) {
      capped += 1;
      continue;
    }
    sent.push(earliest);
    expected.push({ cadre, occasion: matter.occasion, label: matter.label, day: matter.day, earliest, latest, channel: follows ? 'template' : 'sms', to: follows ? openid : `+86${phone}` });
  }
  return capped;
}

export function judge(cast: readonly Cadre[]): Judgement {
  const judgement: Judgement = { expected: [], missed: [], capped: 0 };
  for (const cadre of cast) judgement.capped = judgeOne(cadre, judgement);
  return judgement;
}

export const told = ({ cadre, label, channel, earliest }: Expected): string => `${cadre.name} ${dayOf(earliest)} ${timeOf(earliest)} ${label} ${channel}`;
