import type { PublicCaseMark } from '../../contracts/power-case';
import { checkCase } from './checks';
import type { PowerCase, PublicFace } from './case-model';
import { dueOf } from './limits';
import { countedFrom, holding, nextStep } from './progress';

const shownAs: Partial<Record<string, PublicCaseMark>> = { skipped: 'skipped', late: 'late', publishedLate: 'late', outOfOrder: 'outOfOrder', quorum: 'quorum', votesLost: 'votesLost' };

/** What everybody may see: days, posts as the chart names them, marks. No name, no file, and no words but the title. */
export function publicFaceOf(one: Pick<PowerCase, 'chart' | 'entries' | 'opened' | 'closing' | 'title' | 'power'>): PublicFace {
  const held = holding(one.entries);
  const warnings = checkCase(one.chart, one.entries, one.opened.on);
  const next = nextStep(one);
  const limit = next === null ? null : one.chart.steps[next - 1]?.limit;
  return {
    power: one.power,
    title: one.title,
    openedOn: one.opened.on,
    steps: one.chart.steps.map(({ what, who }, index) => {
      const entry = held.get(index + 1);
      const marks = warnings.filter(({ step }) => step === index + 1).flatMap(({ kind }) => shownAs[kind] ?? []);
      return { number: index + 1, what, who, on: entry?.kind === 'done' ? entry.on : null, marks: [...new Set(marks)] };
    }),
    outcome: one.closing?.outcome ?? null,
    closedOn: one.closing?.on ?? null,
    next: next !== null && limit?.bound === 'atMost' ? { number: next, due: dueOf(limit, countedFrom(one.chart, held, next, one.opened.on)) } : null,
  };
}
