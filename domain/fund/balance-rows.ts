import type { FundBalanceQuery } from '../../contracts/fund-flow';
import { authorize, can, fail, findOrganisation, findRoots, organisationNames, type Context } from '../kernel';
import { receivedOf } from './balance';
import { unpacked } from './balance-model';
import { countFunds } from './count';
import { gapsOf, gapWords } from './differences';
import { balancesOf } from './flow';
import { programmesInCharge } from './in-charge';
import { allProgrammes } from './programmes';

/** One programme at one place, as it stands in the sheet. */
export interface BalanceRow {
  town: string;
  place: string;
  programme: string;
  programmeName: string;
  planned: number;
  received: number;
  passedOn: number;
  approved: number;
  paid: number;
  payees: number;
  returned: number;
  /** What does not agree, in words. */
  difference: string;
}

/** Every programme at every place; outside of one's scope those in one's charge. @throws Fault forbidden, notFound */
export async function* eachBalance(ctx: Context, { year, placeId, programme }: Omit<FundBalanceQuery, 'cursor' | 'limit'>): AsyncGenerator<BalanceRow> {
  authorize(ctx.actor, 'fund.export');
  const place = (placeId ? await findOrganisation(placeId) : (await findRoots())[0]) ?? fail('notFound');
  const own = can(ctx.actor, 'fund.export', place) ? null : await programmesInCharge(ctx, 'fund.export');
  await countFunds();
  const names = new Map((await allProgrammes()).map(({ code, name }) => [code, name]));
  for await (const stored of balancesOf(place, year)) {
    const balance = unpacked(stored);
    const town = balance.kind === 'village' ? balance.path.at(-2) : undefined;
    const townName = town ? ((await organisationNames([town])).get(town.toHexString()) ?? '') : '';
    for (const line of balance.lines.filter((one) => (!programme || one.programme === programme) && (!own || own.has(one.programme)))) {
      yield {
        town: townName,
        place: balance.name,
        programme: line.programme,
        programmeName: names.get(line.programme) ?? line.programme,
        planned: line.planned ?? 0,
        received: receivedOf(line),
        passedOn: line.passedOn ?? 0,
        approved: line.approved ?? 0,
        paid: line.paid ?? 0,
        payees: line.payees ?? 0,
        returned: line.returnedOut ?? 0,
        difference: gapsOf(balance, line).map((gap) => gapWords(gap, balance)).join(''),
      };
    }
  }
}
