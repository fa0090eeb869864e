import type { Me } from '../../../contracts/follower';
import type { CorrectionKind, MyReminders, ReminderOccasion } from '../../../contracts/reminder';

/** As contracts/reminder.ts names them; a test holds both against each other, since zod stays out of the mini-program. */
export const occasionLabels: Record<ReminderOccasion, string> = {
  politicalBirthday: '政治生日',
  newYear: '元旦',
  springFestival: '春节',
  lanternFestival: '元宵节',
  womensDay: '妇女节',
  qingming: '清明节',
  labourDay: '劳动节',
  dragonBoat: '端午节',
  partyDay: '七一',
  examSeason: '升学季',
  midAutumn: '中秋节',
  nationalDay: '国庆节',
  doubleNinth: '重阳节',
  newPost: '新任职',
  transfer: '调任',
  promotion: '提任',
  retirement: '退休',
  campaign: '专题提醒',
};

export const correctionLabels: Record<CorrectionKind, string> = { joinedPartyOn: '入党日期', post: '单位或职务', phone: '手机号' };
export const correctionKinds = Object.keys(correctionLabels) as CorrectionKind[];
export const correctionExamples: Record<CorrectionKind, string> = { joinedPartyOn: '对的日期，比如 2006年7月1日', post: '对的单位和职务', phone: '对的手机号' };
export const correctionStates: Record<MyReminders['corrections'][number]['state'], string> = { open: '等核对', done: '改好了', refused: '没有改' };
export const correctionMost = 100;
const correctionLeast = 2;

const invitationLength = 8;
const digitsPattern = /^\d{6}$/;
const invitationPattern = /^[2-9A-HJ-NP-Z]{8}$/;

/** What was typed, as it is meant: spaces, dashes, small letters and wide ones of a Chinese keyboard are forgiven. */
export const codeTyped = (typed: string): string => typed.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '').toUpperCase();

/** Why the phone cannot be bound yet; stands on the button. */
export function whyNotBind(typed: string): string | null {
  const code = codeTyped(typed);
  if (code === '') return '请写邀请码或 6 位数字';
  if (digitsPattern.test(code) || invitationPattern.test(code)) return null;
  return code.length === invitationLength ? '邀请码里有写错的' : '邀请码 8 位，数字 6 位';
}

/** Said at the field before anything is sent: letters that no code has. */
export function codeProblem(typed: string): string | null {
  const code = codeTyped(typed);
  return code.length === invitationLength && !invitationPattern.test(code) ? '邀请码里没有数字 0 和 1，没有字母 O 和 I，请对一对。' : null;
}

/** '2006-07-01' as 2006年7月1日: a day of one's life, so no weekday. */
export const plainDay = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

type Person = NonNullable<Me['person']>;

/** What the commission has on file; an information officer need not be a Party member. */
export function personRows({ organisationName, postTitle, joinedPartyOn, kind }: Person): [string, string][] {
  const joined = joinedPartyOn ? plainDay(joinedPartyOn) : '没有登记';
  return [['单位', organisationName], ['职务', postTitle], ...(joinedPartyOn || kind === 'cadre' ? [['入党日期', joined] as [string, string]] : [])];
}

/** What is being checked already is not asked for again. */
export const kindsToCorrect = (corrections: MyReminders['corrections']): CorrectionKind[] => correctionKinds.filter((kind) => !corrections.some((one) => one.kind === kind && one.state === 'open'));

/** Why it cannot be sent yet; stands on the button. */
export function whyNotCorrect(kind: CorrectionKind | null, text: string): string | null {
  if (kind === null) return '请选哪一项不对';
  return text.trim().length < correctionLeast ? '请写对的是什么' : null;
}

/** Above the list: how many are still to be read. */
export function unreadWords(items: MyReminders['items']): string {
  const unread = items.filter(({ read }) => !read).length;
  return unread > 0 ? `${unread} 条没看` : '都看过了';
}
