import { dayStateLabels, type DayState, type ReconciliationDay } from '../../../contracts/reconciliation';
import type { Light } from '../../../contracts/common';
import { LightTag } from '../../parts/light';

const lights: Record<DayState, Light> = { waiting: 'paused', noBill: 'paused', open: 'yellow', closed: 'done' };

/** With differences a day is red; without any it only waits to be closed. */
export function StateTag({ day: { state, differences } }: { day: ReconciliationDay }) {
  const left = differences.open + differences.explained;
  if (state !== 'closed' && left > 0) return <LightTag light="red" word={`${left} 处没有了结`} />;
  return <LightTag light={lights[state]} word={state === 'open' ? '可以结清' : dayStateLabels[state]} />;
}

/** Whom a day waits for. */
export function waitWords({ state, differences, closedBy }: ReconciliationDay): string {
  if (state === 'closed') return `${closedBy ?? ''}结清`;
  if (state === 'waiting') return '等微信的账单';
  if (differences.open > 0) return '等财务写明怎么回事';
  if (differences.explained > 0) return '等另一位财务确认';
  return state === 'noBill' && differences.settled === 0 ? '三天后自动结清' : '等财务结清';
}
