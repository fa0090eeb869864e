import type { z } from 'zod';
import type { clueCandidates } from '../../../contracts/clue-registry';
import type { Role } from '../../../contracts/roles';
import { AccountModel, accountNames, certifiedRecipients, findAccountsWithRole, native, ObjectId, shanghaiDay, type AccountRecord, type Context } from '../../kernel';
import { allNamed } from '../content';
import { clueDistrict } from '../district';
import type { Clue } from '../model';
import { openClue } from '../sealing/open';
import { clues, readable, staffOf } from './readable';
import { barredFrom } from './readers';
import { withHandler } from '../states';

type As = 'handler' | 'reader';
const rolesFor: Record<As, readonly Role[]> = { handler: ['clueHandler'], reader: ['petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader'] };

/**
 * Who can be given this clue: he has the role, a confirmed key, and nothing to do with the matter. To be a reader also
 * whoever stands in today for somebody with the role. @throws Fault keysClosed, forbidden
 */
export async function candidateIds(ctx: Context, clue: Clue, as: As): Promise<Set<string>> {
  const own = (await Promise.all(rolesFor[as].map((role) => findAccountsWithRole(role, clue.path)))).flat();
  const today = shanghaiDay(ctx.clock.now());
  const deputies = as === 'reader' ? own.flatMap((account) => deputiesOn(account, today)) : [];
  const ids = [...own.map(({ _id }) => _id.toHexString()), ...deputies];
  const [{ content }, certified] = [await openClue(ctx, clue), await certifiedRecipients(ids)];
  const barred = await barredFrom(allNamed(content), await clueDistrict(), ids);
  return new Set(certified.map(({ accountId }) => accountId).filter((id) => !barred.has(id)));
}

/** For the dialog: whoever has fewest in hand first. Only what the asker may read himself is counted. */
export async function candidatesFor(ctx: Context, id: string, as: As): Promise<z.input<typeof clueCandidates>> {
  const clue = await readable(ctx, id, as === 'handler' ? 'clue.distribute' : 'clue.admit');
  const fit = [...(await candidateIds(ctx, clue, as))].filter((one) => as === 'handler' || !clue.readers.includes(one));
  const me = staffOf(ctx).accountId;
  const today = shanghaiDay(ctx.clock.now());
  const [names, accounts] = [await accountNames(fit), await native(AccountModel).find({ _id: { $in: fit.map((one) => new ObjectId(one)) } }).toArray()];
  const away = new Set(accounts.filter((account) => deputiesOn(account, today).length > 0).map(({ _id }) => _id.toHexString()));
  const inHand = await handledBy(me);
  const items = fit.map((one) => ({ id: one, name: names.get(one) ?? '', open: inHand.get(one) ?? 0, away: away.has(one) }));
  return { items: items.sort((a, b) => Number(a.away) - Number(b.away) || a.open - b.open || a.name.localeCompare(b.name, 'zh')) };
}

/** Of what a reader may open and is not over, how many each has in hand. */
async function handledBy(readerId: string): Promise<Map<string, number>> {
  const found = await clues().aggregate<{ _id: string; count: number }>([{ $match: { readers: readerId, state: { $in: withHandler } } }, { $group: { _id: '$handling.handlerId', count: { $sum: 1 } } }]).toArray();
  return new Map(found.map(({ _id, count }) => [_id, count]));
}

/** Who stands in for this account on a day. */
export const deputiesOn = ({ deputies }: Pick<AccountRecord, 'deputies'>, day: string): string[] => deputies.filter((one) => !one.endedAt && one.from <= day && day <= one.until).map(({ toAccountId }) => toAccountId.toHexString());
