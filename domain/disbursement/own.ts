import type { HouseholdView, OwnProgramme, OwnYear } from '../../contracts/household';
import { earlierLooks, openSession } from '../household';
import { maskCard, maskName } from '../masking';
import { native, type Context, type ObjectId } from '../kernel';
import { PaymentModel, type Payment } from './model';
import { programmeHead } from './programmes';

/** Ten years of monthly payments for eight; nobody scrolls further. */
const shownMax = 1000;

export const ownFilter = (householdId: ObjectId) => ({ householdId });
export const ownOrder = { year: -1, day: -1 } as const;

/** What the households of a look-up were paid over the years; who looked before is told with it. @throws Fault unauthenticated */
export async function viewHousehold(ctx: Context, token: string): Promise<HouseholdView> {
  const session = await openSession(ctx, token);
  const withoutSensitive = session.way === 'name';
  const households = await Promise.all(
    session.households.map(async ({ household, lookId }) => {
      const [{ years, more }, looks] = await Promise.all([yearsOf(household._id, withoutSensitive), earlierLooks(ctx, household._id, { lookId, at: session.at })]);
      return { village: { id: household.village.id.toHexString(), name: household.village.name }, head: maskName(household.head), years, more, looks };
    }),
  );
  return { households, withoutSensitive, until: session.until.toISOString() };
}

async function yearsOf(householdId: ObjectId, withoutSensitive: boolean): Promise<{ years: OwnYear[]; more: boolean }> {
  const found = (await native(PaymentModel)
    .find(ownFilter(householdId), { sort: ownOrder, limit: shownMax + 1, projection: { programme: 1, year: 1, batch: 1, payee: 1, quantity: 1, rate: 1, due: 1, paid: 1, cardTail: 1, day: 1, state: 1, reversedBy: 1 } })
    .toArray()) as Payment[];
  const heads = new Map(await Promise.all([...new Set(found.map(({ programme }) => programme))].map(async (code) => [code, await programmeHead(code)] as const)));
  const years = new Map<number, Map<string, OwnProgramme>>();
  for (const one of found.slice(0, shownMax)) {
    const head = heads.get(one.programme)!;
    // What was put right shows as it is by now.
    if (one.state === 'reversed' || one.reversedBy || (withoutSensitive && head.sensitive)) continue;
    const programmes = years.get(one.year) ?? new Map<string, OwnProgramme>();
    years.set(one.year, programmes);
    const programme = programmes.get(one.programme) ?? { code: head.code, name: head.name, unit: head.unit, amount: 0, payments: [] };
    programmes.set(one.programme, programme);
    if (one.state === 'paid') programme.amount += one.paid;
    programme.payments.push({
      ...{ id: one._id.toHexString(), payee: maskName(one.payee), batch: one.batch, quantity: one.quantity, rate: one.rate, due: one.due, paid: one.paid },
      ...{ card: one.cardTail === '' ? '' : `尾号${maskCard(one.cardTail)}`, day: one.day, state: one.state },
    });
  }
  const sorted = [...years].sort(([a], [b]) => b - a);
  return {
    years: sorted.map(([year, programmes]) => {
      const list = [...programmes.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
      return { year, amount: list.reduce((sum, { amount }) => sum + amount, 0), programmes: list };
    }),
    more: found.length > shownMax,
  };
}
