import type { OrganisationRef } from '../../contracts/common';
import type { OrganisationKind } from '../../contracts/organisation';
import { comparedKind, type ComparedKind, type ComparedUnit, type StatisticsAlert, type StatisticsBoard } from '../../contracts/statistics';
import { closedRectifications, type ClosedRectifications } from '../follow-up';
import { can, fail, findOrganisation, type Context } from '../kernel';
import { compareUnits, listAlerts, showBoard } from '../statistics';
import { daysOfMonth, monthBefore, type Span } from './month';

/** More than a month of a district has; the document says so where a list is cut off. */
export const rowsMax = 200;

export interface UnitsOfKind {
  kind: ComparedKind;
  units: ComparedUnit[];
  total: number;
}

export interface ReportFacts {
  scope: OrganisationRef;
  span: Span;
  now: StatisticsBoard;
  before: StatisticsBoard;
  units: UnitsOfKind[];
  alerts: StatisticsAlert[];
  alertsCutOff: boolean;
  rectified: ClosedRectifications;
  /** Integrity ratings that were not released are counted: for the commission's own use. */
  internal: boolean;
}

/** What the report tells, all of it within the viewer's scope of the statistics. @throws Fault notFound outside of it, badRequest for a window: behind it stands one person */
export async function collect(ctx: Context, { organisationId, month }: { organisationId?: string; month: string }): Promise<ReportFacts> {
  const span = daysOfMonth(month, ctx.clock.now());
  const within = (days: Span) => ({ period: 'custom' as const, ...days, ...(organisationId ? { organisationId } : {}) });
  // First of all: whoever may not see this scope learns nothing more.
  const now = await showBoard(ctx, within(span));
  const place = (await findOrganisation(now.scope.id))!;
  if (place.kind === 'window') fail('badRequest', { fields: [{ path: 'organisationId', message: '窗口不单独出月报，请选大厅' }] });
  const [before, alerts, rectified, ...units] = await Promise.all([
    showBoard(ctx, within(monthBefore(month))),
    listAlerts(ctx, { ...within(span), state: 'all', limit: rowsMax }),
    closedRectifications(ctx, { ...(organisationId ? { organisationId } : {}), ...span }, rowsMax),
    ...kindsOf(place.kind).map((kind) => unitsOf(ctx, within(span), kind)),
  ]);
  return {
    scope: now.scope,
    span,
    now,
    before,
    units,
    alerts: alerts.items,
    alertsCutOff: alerts.nextCursor !== null,
    rectified,
    internal: (organisationId === undefined || place.kind === 'district') && can(ctx.actor, 'rating.listSecret', { path: place.path.slice(0, 1) }),
  };
}

/** A hall has windows, a department windows in several halls; above them all three are compared. */
const kindsOf = (kind: OrganisationKind): readonly ComparedKind[] => (kind === 'hall' || kind === 'department' ? ['window'] : [...comparedKind.options].reverse());

async function unitsOf(ctx: Context, within: Omit<Parameters<typeof compareUnits>[1], 'kind' | 'limit'>, kind: ComparedKind): Promise<UnitsOfKind> {
  const { items, total } = await compareUnits(ctx, { ...within, kind, limit: rowsMax });
  return { kind, units: items, total };
}
