import type { SourceCertainty } from '../../../contracts/disclosure';
import type { LimitUnit, MicroPower, PowerDecision, PowerLimit, PowerStep } from '../../../contracts/micro-power';

type Told = Partial<Omit<PowerStep, 'key' | 'what' | 'who' | 'differsFrom'>> & { /** Numbers of the steps that somebody else must do. */ notBy?: number[] };

export const within = (value: number, unit: LimitUnit, certainty: SourceCertainty = 'proposal'): PowerLimit => ({ value, unit, bound: 'atMost', certainty });
export const stands = (value: number, unit: LimitUnit, certainty: SourceCertainty = 'proposal'): PowerLimit => ({ value, unit, bound: 'atLeast', certainty });

const keyOf = (number: number): string => `s${number}`;
/** Steps in their order: what, who, and the rest. */
export const inOrder = (...steps: [what: string, who: string, told?: Told][]): PowerStep[] =>
  steps.map(([what, who, { notBy = [], ...told } = {}], index) => ({ key: keyOf(index + 1), what, who, note: '', limit: null, evidence: [], vote: [], publishes: false, decision: null, ...told, differsFrom: notBy.map(keyOf) }));

/** A question, and how the matter ends where the answer is no. */
export const asks = (question: string, no: string, more: { how?: string; noLimit?: PowerLimit } = {}): PowerDecision => ({ question, how: more.how ?? '', no, noLimit: more.noLimit ?? null });

type Shared = 'supervisor' | 'complaint' | 'active' | 'total' | 'totalNote';
/** What most powers have in common. */
export const power = (told: Omit<MicroPower, Shared> & Partial<Pick<MicroPower, Shared>>): MicroPower => ({
  supervisor: '村务监督委员会、乡镇（街道）',
  complaint: '先问村务监督委员会。答复不满意的，点“我有疑问”，或者向乡镇（街道）反映。',
  active: true,
  total: null,
  totalNote: '',
  ...told,
});

/** Every vote that all villagers may hold. */
export const villagersVote: PowerStep['vote'] = ['assembly', 'households', 'representatives'];
export const lost = asks('表决通过了吗？', '没有通过就不办，当场公布票数，结果照样公开', { how: '票数当场公布' });
export const townAgrees = asks('乡镇审核通过吗？', '退回村里，写明哪里要改，改好从头再来');
