import type { LimitUnit, PowerClass, PowerLimit, ShownLimit, VoteBody } from './micro-power';
import type { CaseOutcome, CaseWarningKind, PublicCaseMark } from './power-case';

/** Words of the powers for all faces. Free of zod: the mini-program reads it as it is. */

export const powerClassLabels: Record<PowerClass, string> = { decision: '重大决策', management: '日常管理', service: '便民服务' };
/** What a class is, for somebody who never heard of it. */
export const powerClassNotes: Record<PowerClass, string> = { decision: '村里的大事，要大家定', management: '村里平时的账、章、合同', service: '您来办事，村里要做什么' };

export const limitUnitLabels: Record<LimitUnit, string> = { workingDays: '个工作日', days: '天', months: '个月' };

/** 5 个工作日内, 公示类是 至少 7 天 */
export function limitWords({ value, unit, bound }: Pick<PowerLimit, 'value' | 'unit' | 'bound'>): string {
  const length = `${value} ${limitUnitLabels[unit]}`;
  return bound === 'atLeast' ? `至少 ${length}` : `${length}内`;
}

/** What the steps' own limits add up to: 18 个工作日，另加 7 天; '' where no step has one. */
export function sumWords(steps: readonly { limit: ShownLimit | null }[]): string {
  const sums = (Object.keys(limitUnitLabels) as LimitUnit[]).flatMap((unit) => {
    const sum = steps.reduce((total, { limit }) => total + (limit?.unit === unit ? limit.value : 0), 0);
    return sum > 0 ? [`${sum} ${limitUnitLabels[unit]}`] : [];
  });
  return sums.join('，另加 ');
}

interface VoteRule {
  label: string;
  /** More than half, or at least two thirds, of those entitled are present. */
  present: 'half' | 'twoThirds';
  /** Of those present, or of all. */
  agree: 'halfOfPresent' | 'twoThirdsOfAll';
  basis: string;
}
export const voteRules: Record<VoteBody, VoteRule> = {
  assembly: { label: '村民会议（成年村民）', present: 'half', agree: 'halfOfPresent', basis: '村民委员会组织法（2018）21、22' },
  households: { label: '村民会议（户的代表）', present: 'twoThirds', agree: 'halfOfPresent', basis: '村民委员会组织法（2018）21、22' },
  representatives: { label: '村民代表会议', present: 'twoThirds', agree: 'halfOfPresent', basis: '村民委员会组织法（2018）25、26' },
  members: { label: '集体经济组织成员（代表）大会', present: 'twoThirds', agree: 'twoThirdsOfAll', basis: '农村集体经济组织法（2024）26—28' },
};

export const caseOutcomeLabels: Record<CaseOutcome, string> = { done: '办成了', refused: '不符合，没有办', stopped: '中途停了' };
export const caseWarningLabels: Record<CaseWarningKind, string> = {
  skipped: '已跳过',
  outOfOrder: '次序不对',
  samePerson: '同一个人办了两步',
  late: '逾期',
  publishedLate: '公开晚了',
  tooSoon: '时间不够',
  noEvidence: '缺凭据',
  sameEvidence: '凭据和别的事一样',
  quorum: '到会人数不够',
  votesLost: '票数不够',
};
/** What everybody sees of it. */
export const publicCaseMarkLabels: Record<PublicCaseMark, string> = { skipped: '已跳过', late: '逾期', outOfOrder: '次序不对', quorum: '到会人数不够', votesLost: '票数不够' };
