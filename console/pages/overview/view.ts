import { comparedKind, periodMaxDays, statisticsPeriod, type ComparedKind, type StatisticsQuery } from '../../../contracts/statistics';
import { day, id } from '../../../contracts/common';
import { daysIn } from '../../parts/charts/words';
import { oneOf, useFilters } from '../../parts/use-filters';

/** Scope, period and what is compared, as the address says it; whatever does not fit falls back to the whole of 30 days. */
export interface View extends StatisticsQuery {
  kind: ComparedKind;
}

export function readView(get: (name: string) => string | undefined): View {
  const organisationId = id.safeParse(get('organisation')).data;
  const kind = oneOf(get('kind'), comparedKind.options, 'window');
  const period = oneOf(get('period'), statisticsPeriod.options, '30d');
  if (period !== 'custom') return { organisationId, period, kind };
  const from = day.safeParse(get('from')).data;
  const to = day.safeParse(get('to')).data;
  if (!from || !to || from > to || daysIn(from, to) > periodMaxDays) return { organisationId, period: '30d', kind };
  return { organisationId, period, from, to, kind };
}

/** The address of a page that shows the same view; the defaults are not written out. */
export function viewLink(path: string, { organisationId, period, from, to, kind }: View): string {
  return withParams(path, { organisation: organisationId, period: period === '30d' ? undefined : period, from, to, kind: kind === 'window' ? undefined : kind });
}

interface Narrower {
  level?: string;
  reason?: string;
  mark?: string;
}

/** The ratings that a figure was counted from. */
export function ratingsLink(organisationId: string | undefined, from: string, to: string, narrower: Narrower = {}): string {
  return withParams('/ratings', { organisation: organisationId, from, to, ...narrower });
}

function withParams(path: string, params: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value) search.set(name, value);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** The view of the page one is on, and how to change it. */
export function useView() {
  const filters = useFilters();
  const view = readView(filters.get);
  const { kind, ...query } = view;
  return { view, query, kind, filters };
}
