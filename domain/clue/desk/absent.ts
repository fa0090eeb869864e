import { accountNames, AccountModel, findAccountsWithRole, native, shanghaiDay, type AccountRecord, type Context } from '../../kernel';
import type { ClueState } from '../../../contracts/clue';
import type { ClueDetail } from '../../../contracts/clue-registry';
import type { Role } from '../../../contracts/roles';
import { deputiesOn } from '../readers/candidates';
import { findClueDistrict } from '../district';
import type { Clue } from '../model';

/** Somebody who is away today: on leave, with whoever stands in for him, or gone for good. */
interface Away {
  id: string;
  until: string | null;
  deputies: string[];
}

/** Whose turn it is where no handler has it. */
const turns = [
  { role: 'petitionClerk', name: '受理员', of: ({ state }: Turn) => state === 'received', filter: { state: 'received' } },
  { role: 'clueManager', name: '线索管理员', of: ({ state }: Turn) => state === 'registered', filter: { state: 'registered' } },
  { role: 'commissionLeader', name: '委领导', of: ({ handling }: Turn) => Boolean(handling?.pending), filter: { 'handling.pending': { $ne: null } } },
] as const satisfies readonly { role: Role; name: string; of: (clue: Turn) => boolean; filter: object }[];
type Turn = Pick<Clue, 'state' | 'handling'>;

/** Who is away, and of each role who is there to act: on duty himself, or standing in for one of them. */
export interface Presence {
  away: Map<string, Away>;
  there: Map<Role, { ids: Set<string>; away: Away[] }>;
}

const underWay: readonly ClueState[] = ['received', 'registered', 'assigned', 'deciding', 'approving', 'handling', 'closing'];
const withHandler: readonly ClueState[] = ['assigned', 'deciding', 'handling'];

export async function presenceToday(ctx: Context): Promise<Presence> {
  const today = shanghaiDay(ctx.clock.now());
  const onLeave = { deputies: { $elemMatch: { endedAt: null, from: { $lte: today }, until: { $gte: today } } } };
  const found = (await native(AccountModel).find({ $or: [{ state: 'departed' }, onLeave] } as object, { projection: { state: 1, deputies: 1 } }).toArray()) as Pick<AccountRecord, '_id' | 'state' | 'deputies'>[];
  const away = new Map(found.map((account) => [account._id.toHexString(), awayOf(account, today)]));
  const district = await findClueDistrict();
  const there: Presence['there'] = new Map();
  for (const { role } of turns) {
    const ids = district ? (await findAccountsWithRole(role, [district.id])).map(({ _id }) => _id.toHexString()) : [];
    const gone = ids.flatMap((id) => away.get(id) ?? []);
    there.set(role, { ids: new Set([...ids.filter((id) => !away.has(id)), ...gone.flatMap(({ deputies }) => deputies)]), away: gone });
  }
  return { away, there };
}

function awayOf(account: Pick<AccountRecord, '_id' | 'state' | 'deputies'>, today: string): Away {
  const id = account._id.toHexString();
  if (account.state === 'departed') return { id, until: null, deputies: [] };
  const leaves = account.deputies.filter((one) => !one.endedAt && one.from <= today && today <= one.until);
  return { id, until: leaves.map(({ until }) => until).sort().at(-1) ?? null, deputies: deputiesOn(account, today) };
}

/** Those under way where nobody who is there today can take the next step. As `absentFor` says it of one. */
export function absentFilter({ away, there }: Presence): object {
  const handlers = [...away.values()];
  const departed = handlers.filter(({ until }) => until === null).map(({ id }) => id);
  const onLeave = handlers.filter(({ until }) => until !== null);
  return {
    state: { $in: underWay },
    $or: [
      ...turns.map(({ role, filter }) => ({ ...filter, readers: { $nin: [...(there.get(role)?.ids ?? [])] } })),
      { state: { $in: withHandler }, 'handling.pending': null, 'handling.handlerId': { $in: departed } },
      ...onLeave.map(({ id, deputies }) => ({ state: { $in: withHandler }, 'handling.pending': null, 'handling.handlerId': id, readers: { $nin: deputies } })),
    ],
  };
}

/** The same of one. */
export function isAbsent({ away, there }: Presence, clue: Pick<Clue, 'state' | 'handling' | 'readers'>): boolean {
  if (!underWay.includes(clue.state)) return false;
  const opens = (id: string): boolean => clue.readers.includes(id);
  const turn = turns.find((one) => one.of(clue));
  if (turn) return ![...(there.get(turn.role)?.ids ?? [])].some(opens);
  const handler = away.get(clue.handling?.handlerId ?? '');
  return handler !== undefined && !handler.deputies.some(opens);
}

/** Who is missing for the next step, and who could be let in for him; null where somebody is there. */
export async function absentFor(ctx: Context, clue: Pick<Clue, 'state' | 'handling' | 'readers'>, presence?: Presence): Promise<ClueDetail['absent']> {
  if (!underWay.includes(clue.state)) return null;
  const today = presence ?? (await presenceToday(ctx));
  if (!isAbsent(today, clue)) return null;
  const turn = turns.find((one) => one.of(clue));
  if (turn) return described(turn.name, null, (today.there.get(turn.role)?.away ?? []).flatMap(({ deputies }) => deputies));
  const handler = today.away.get(clue.handling?.handlerId ?? '') as Away;
  const names = await accountNames([handler.id]);
  return described(`承办人 ${names.get(handler.id) ?? ''}`.trim(), handler.until, handler.deputies);
}

async function described(who: string, until: string | null, deputyIds: readonly string[]): Promise<NonNullable<ClueDetail['absent']>> {
  const ids = [...new Set(deputyIds)];
  const names = await accountNames(ids);
  return { who, until, deputies: ids.map((id) => ({ id, name: names.get(id) ?? '' })) };
}
