import { clueInboxTexts, clueTermLabels, type ClueInboxText } from '../../../templates';
import { AccountModel, defineTemplates, deliver, findAccountsWithRole, formatDayChinese, native, ObjectId, shanghaiDay, type Context } from '../../kernel';
import type { ClueState } from '../../../contracts/clue';
import type { Role } from '../../../contracts/roles';
import { deputiesOn } from '../readers/candidates';
import { currentTerm, stepOf } from '../clue-terms';
import type { Clue } from '../model';

defineTemplates(clueInboxTexts, { listed: false });

/** One message to some of its readers: code and link, never a word of it. The key makes it happen once for each. */
export async function tellReaders(ctx: Context, clue: Clue, occasion: string, to: readonly string[], template: ClueInboxText, more: Record<string, string> = {}): Promise<void> {
  const day = shanghaiDay(ctx.clock.now());
  const params = { code: clue.code, step: clueTermLabels[stepNow(clue)], due: clue.current ? formatDayChinese(clue.current.due, day) : '近日', ...more };
  const id = clue._id.toHexString();
  for (const accountId of new Set(to)) {
    if (!clue.readers.includes(accountId)) continue;
    await deliver(ctx, { key: `clue:${id}:${occasion}:${accountId}`, to: { accountId }, template, params, channels: ['inbox'], link: `/clues/${id}` });
  }
}

/** Nothing is to be done there, but what somebody asked for. */
const over: readonly ClueState[] = ['passedOn', 'closed', 'parked'];

/** Whose turn it is is told so, once for each turn. Of one that nobody registered yet nothing is told: see `clue.news`. */
export async function tellTurn(ctx: Context, clue: Clue): Promise<void> {
  const { handling } = clue;
  if (!handling) return;
  // Whoever took it over since did not ask for what was decided.
  const decided = handling.steps.findLast(({ act }) => act === 'decide' || act === 'transfer');
  if (decided?.act === 'decide' && handling.handlerId) await tellReaders(ctx, clue, `decided:${decided.at.getTime()}`, await withDeputies(ctx, [handling.handlerId]), 'clue.decided', { what: '事项' });
  if (!handling.pending && over.includes(clue.state)) return;
  const actor = ctx.actor.kind === 'staff' ? ctx.actor.accountId : '';
  const waiting = (await whoseTurn(ctx, clue)).filter((id) => id !== actor);
  const turn = handling.pending ? `approval:${handling.pending.at.getTime()}` : `${currentTerm(clue)?.step ?? clue.state}:${handling.handlerId ?? ''}`;
  await tellReaders(ctx, clue, turn, waiting, 'clue.turn', handling.pending ? { step: '审批' } : {});
}

/** Accounts that have to do the next thing, with whoever stands in for them; always readers. */
export async function whoseTurn(ctx: Context, clue: Clue): Promise<string[]> {
  const { handling, state } = clue;
  if (state === 'received') return registrars(clue);
  if (handling?.pending) return (await readersWithRole(clue, 'commissionLeader')).filter((id) => id !== handling.pending?.byAccountId);
  if (state === 'registered') return readersWithRole(clue, 'clueManager');
  if (state === 'closed' || state === 'passedOn' || !handling?.handlerId) return [];
  return (await withDeputies(ctx, [handling.handlerId])).filter((id) => clue.readers.includes(id));
}

/** Who registers it: a clerk, and where none of them may read it, whoever manages clues. */
export async function registrars(clue: Pick<Clue, 'path' | 'readers'>): Promise<string[]> {
  const clerks = await readersWithRole(clue, 'petitionClerk');
  return clerks.length > 0 ? clerks : readersWithRole(clue, 'clueManager');
}

export async function readersWithRole(clue: Pick<Clue, 'path' | 'readers'>, role: Role): Promise<string[]> {
  return (await findAccountsWithRole(role, clue.path)).map(({ _id }) => _id.toHexString()).filter((id) => clue.readers.includes(id));
}

export async function withDeputies(ctx: Context, ids: readonly string[]): Promise<string[]> {
  const accounts = await native(AccountModel).find({ _id: { $in: ids.map((id) => new ObjectId(id)) } }, { projection: { deputies: 1 } }).toArray();
  const day = shanghaiDay(ctx.clock.now());
  return [...new Set([...ids, ...accounts.flatMap((account) => deputiesOn(account, day))])];
}

const stepNow = (clue: Clue): keyof typeof clueTermLabels => {
  const term = currentTerm(clue);
  return term ? stepOf(term) : clue.state;
};
