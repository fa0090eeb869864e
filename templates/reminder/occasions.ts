import type { ReminderOccasion, ReminderRule } from '../../contracts/reminder';

/** What may go wrong around holidays, in short; texts are written from it and the console shows it to whoever writes one. */
export const reminderPoints = {
  N1: '用公款吃喝',
  N2: '用公款买节礼、送节礼',
  N3: '收送礼品、礼金、消费卡、电子红包，快递送礼',
  N4: '接受管理服务对象的宴请、旅游、健身、娱乐',
  N5: '公车私用、私车公养、借用企业车辆',
  N6: '违规发津贴、补贴、福利',
  N7: '违规操办婚丧喜庆，借机敛财',
  N8: '公款旅游',
  N9: '出入私人会所，躲到隐蔽处聚餐',
  N10: '赌博，酒驾醉驾',
  N11: '值班脱岗，迟报瞒报',
  N12: '形式主义，给基层添负担',
  N13: '餐饮浪费',
} as const;
export type ReminderPoint = keyof typeof reminderPoints;
const all = Object.keys(reminderPoints) as ReminderPoint[];

interface OccasionDefault {
  rule: ReminderRule;
  points: readonly ReminderPoint[];
  /** What is particular to it. */
  special: string;
}

const rule = (daysBefore: number, sendAt: string, more: Partial<ReminderRule> = {}): ReminderRule => ({ enabled: true, daysBefore, again: false, sendAt, lateDays: daysBefore > 0 ? 1 : 0, ...more });

/** All days and points are proposals that the commission may change. */
export const occasionDefaults: Record<Exclude<ReminderOccasion, 'campaign'>, OccasionDefault> = {
  politicalBirthday: { rule: rule(0, '08:30'), points: [], special: '重温誓词，忠诚、干净、担当，结合岗位说一个风险点' },
  newYear: { rule: rule(3, '09:00'), points: ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N11'], special: '年终突击花钱，贺卡挂历，团拜聚餐' },
  springFestival: { rule: rule(7, '09:00', { again: true, lateDays: 3 }), points: all, special: '年货、烟花、红包，拜年宴请，返乡聚餐，走访慰问款物被截留' },
  lanternFestival: { rule: rule(2, '09:00'), points: ['N2', 'N3', 'N6'], special: '福利超标' },
  womensDay: { rule: rule(2, '09:00'), points: ['N2', 'N3', 'N6'], special: '福利超标' },
  qingming: { rule: rule(3, '09:00'), points: ['N1', 'N4', 'N5', 'N7', 'N11'], special: '公车公款祭扫，豪华墓，封建迷信，借祭扫敛财，森林防火' },
  labourDay: { rule: rule(3, '09:00'), points: ['N4', 'N5', 'N8', 'N11'], special: '公款旅游，以培训考察为名游玩' },
  dragonBoat: { rule: rule(3, '09:00'), points: ['N1', 'N2', 'N3', 'N4', 'N5'], special: '粽子、茶叶、提货券' },
  partyDay: { rule: rule(0, '08:30'), points: [], special: '党性教育，重温誓词' },
  examSeason: { rule: rule(0, '09:00', { lateDays: 2 }), points: ['N3', 'N4', 'N7'], special: '升学宴、谢师宴' },
  midAutumn: { rule: rule(7, '09:00', { again: true, lateDays: 3 }), points: all, special: '月饼、蟹卡蟹券，快递送礼，农家乐里隐身吃喝' },
  nationalDay: { rule: rule(7, '09:00', { again: true, lateDays: 3 }), points: all, special: '公款旅游，农家乐里隐身吃喝，快递送礼' },
  doubleNinth: { rule: rule(2, '09:00'), points: ['N3', 'N7'], special: '以敬老名义收礼' },
  newPost: { rule: rule(0, '09:00', { lateDays: 5 }), points: ['N3', 'N4'], special: '祝贺的宴请和礼品' },
  transfer: { rule: rule(0, '09:00', { lateDays: 5 }), points: ['N3', 'N4'], special: '送行接风的宴请和礼品，公物交接' },
  promotion: { rule: rule(0, '09:00', { lateDays: 5 }), points: ['N3', 'N4'], special: '请客祝贺，拉票，送礼' },
  retirement: { rule: rule(2, '09:00', { lateDays: 3 }), points: ['N3', 'N4', 'N7'], special: '公物交接，退休后的任职和经商限制' },
};

/** 升学季: after the examination and before school begins. */
export const examSeasonDays = ['06-10', '08-10'] as const;

/** Said to the administrator of every default. */
export const occasionBasis = '提前几天、几点发都是建议值，没有上级文件规定，可以改。';
