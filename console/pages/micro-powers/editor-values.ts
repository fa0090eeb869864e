import type { MicroPower, PowerLimit, PowerStep } from '../../../contracts/micro-power';
import type { ChartStep } from '../../../contracts/power-chart';
import type { Values } from '../../parts/act-form';

/** What the fields hold: a limit without a number is none, a question without words is none, lists are lines of a text. */
type LimitFields = { value?: number | null; unit: PowerLimit['unit']; bound: PowerLimit['bound']; certainty: PowerLimit['certainty'] };
type StepFields = Omit<PowerStep, 'limit' | 'decision'> & { limit: LimitFields; decision: { question?: string; how?: string; no?: string; noLimit: LimitFields } };
type PowerFields = Omit<MicroPower, 'conditions' | 'materials' | 'risks' | 'steps' | 'total'> & { conditions: string; materials: string; risks: string; steps: StepFields[]; total: LimitFields };

const noLimit: LimitFields = { value: null, unit: 'workingDays', bound: 'atMost', certainty: 'proposal' };

const stepToFields = (step: PowerStep): StepFields => ({ ...step, limit: step.limit ?? noLimit, decision: step.decision ? { ...step.decision, noLimit: step.decision.noLimit ?? noLimit } : { question: '', how: '', no: '', noLimit } });

export const toFields = (power: MicroPower): { power: PowerFields } => ({
  power: { ...power, conditions: power.conditions.join('\n'), materials: power.materials.join('\n'), risks: power.risks.join('\n'), total: power.total ?? noLimit, steps: power.steps.map(stepToFields) },
});

/** A step that was just added, with a key that no other has. */
export function newStep(others: readonly { key: string }[]): StepFields {
  const last = Math.max(0, ...others.map(({ key }) => Number(/^s(\d+)$/.exec(key)?.[1] ?? 0)));
  return { key: `s${last + 1}`, what: '', who: '', note: '', limit: noLimit, evidence: [], differsFrom: [], vote: [], publishes: false, decision: { question: '', how: '', no: '', noLimit } };
}

export const linesOf = (text: string | undefined): string[] => (text ?? '').split('\n').map((line) => line.trim()).filter(Boolean);
const limitOf = (fields: LimitFields): PowerLimit | null => (fields.value ? { ...fields, value: fields.value } : null);

function stepOf(fields: StepFields, all: readonly StepFields[]): PowerStep {
  const { question = '', how = '', no = '', noLimit: after } = fields.decision;
  const there = all.map(({ key }) => key);
  return { ...fields, note: fields.note ?? '', limit: limitOf(fields.limit), differsFrom: fields.differsFrom.filter((key) => there.includes(key)), decision: question.trim() === '' ? null : { question, how, no, noLimit: limitOf(after) } };
}

/** The entry as the fields say it; what is missing is told by the contract. */
export function toPower(values: Values): MicroPower {
  const { conditions, materials, risks, steps, total, ...rest } = values.power as PowerFields;
  return { ...rest, conditions: linesOf(conditions), materials: linesOf(materials), risks: linesOf(risks), total: limitOf(total), steps: steps.map((step) => stepOf(step, steps)) };
}

/** For the picture beside the fields, also while a name is still empty. */
export const toChart = (values: Values): ChartStep[] => toPower(values).steps.map((step) => ({ ...step, what: step.what || '（没有写）', who: step.who || '（没有写）' }));
