import dayjs, { type Dayjs } from 'dayjs';
import type { ProjectStage, StageContent } from '../../../contracts/project';
import { fenOf } from '../../parts/money';

const moneyFields: Record<ProjectStage, readonly string[]> = { plan: ['budget'], tender: ['controlPrice'], contract: ['sum'], construction: [], change: ['before', 'after'], acceptance: [], payment: ['sum'] };
const dayFields: Partial<Record<ProjectStage, readonly string[]>> = { tender: ['announcedFrom', 'announcedTo'] };

type Fields = Record<string, unknown>;
const changed = (data: Fields, names: readonly string[], change: (value: unknown) => unknown): Fields => ({ ...data, ...Object.fromEntries(names.map((name) => [name, change(data[name])])) });
const dayText = (value: unknown): unknown => (dayjs.isDayjs(value) ? (value as Dayjs).format('YYYY-MM-DD') : undefined);

/** Money stands in the fields as yuan, days as the date picker's own. */
export function toFields({ stage, day, data }: StageContent): Fields {
  const yuan = changed(data, moneyFields[stage], (value) => (value as number) / 100);
  return { day: dayjs(day), data: changed(yuan, dayFields[stage] ?? [], (value) => dayjs(value as string)) };
}

/** What a new entry of a stage begins with. */
export function emptyFields(stage: ProjectStage): Fields {
  const data: Fields = stage === 'plan' ? { programme: null, supervisedBy: '村务监督委员会' } : stage === 'contract' ? { party: { kind: 'company' }, progressPercent: 0 } : stage === 'change' ? { extraDays: 0 } : stage === 'acceptance' ? { result: 'passed', by: ['村务监督委员会主任', ''] } : {};
  return { data };
}

/** From the fields to the contract's form; what is wrong is said by the contract itself. */
export function toContent(stage: ProjectStage, { day, data = {} }: { day?: unknown; data?: Fields }): unknown {
  const fen = changed(data, moneyFields[stage], fenOf);
  const filled: Fields = changed(fen, dayFields[stage] ?? [], dayText);
  if (stage !== 'plan') return { stage, day: dayText(day), data: filled };
  const { longitude, latitude } = (filled.point ?? {}) as Fields;
  const point = typeof longitude === 'number' || typeof latitude === 'number' ? { longitude, latitude } : null;
  return { stage, day: dayText(day), data: { ...filled, programme: filled.programme || null, point } };
}
