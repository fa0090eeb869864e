import { fail, removeRecipient, type Change, type Context, type Envelope } from '../../kernel';
import { candidateIds } from '../readers/candidates';
import type { Clue } from '../model';
import { letIn } from '../sealing/open';
import { carryOut, handlingOf, moved, nothingSealed, stepBy, today, type ActInput } from '../registry/command';
import { moveTerms } from '../clue-terms';
import { addNote } from '../talk';

type Set = Change & { set: Record<string, unknown> };

/**
 * Gives it to a handler, and to those who handle it with him: content and talk are sealed to them, by whoever
 * distributes it, in his session. @throws Fault notFound, forbidden, keysClosed, wrongState, conflict, badRequest
 */
export function distributeClue(ctx: Context, input: ActInput, { handlerId, coHandlerIds, note }: { handlerId: string; coHandlerIds: string[]; note: string }): Promise<Clue> {
  const others = [...new Set(coHandlerIds)].filter((one) => one !== handlerId);
  return carryOut(
    ctx,
    'distribute',
    input,
    async (clue) => ({ access: await letAllIn(ctx, clue, [handlerId, ...others], 'handlerId'), entry: note ? await addNote(ctx, clue, { kind: 'opinion', text: note }) : null }),
    (clue, { access, entry }) => moved(ctx, clue, 'assigned', stepBy(ctx, 'distribute', { to: handlerId, entry }), { ...access, 'handling.letIn': newly(clue, [handlerId, ...others]), 'handling.handlerId': handlerId, 'handling.coHandlerIds': others, 'handling.countersign': others }),
  );
}

/** 签收. */
export const signClue = (ctx: Context, input: ActInput): Promise<Clue> => carryOut(ctx, 'sign', input, nothingSealed, (clue) => moved(ctx, clue, 'deciding', stepBy(ctx, 'sign')));

/** Whoever handles it too signs that he has seen it. */
export function countersignClue(ctx: Context, input: ActInput): Promise<Clue> {
  return carryOut(ctx, 'countersign', input, nothingSealed, (clue): Set => {
    const own = stepBy(ctx, 'countersign');
    return { set: { 'handling.countersign': handlingOf(clue).countersign.filter((id) => id !== own.byAccountId) }, push: { 'handling.steps': own } };
  });
}

/** Back to whoever distributes, with the reason; what he could read he can read no longer. */
export function giveBackClue(ctx: Context, input: ActInput, { reason }: { reason: string }): Promise<Clue> {
  return carryOut(
    ctx,
    'giveBack',
    input,
    (clue) => addNote(ctx, clue, { kind: 'opinion', text: reason }),
    (clue, entry) => {
      const { handlerId, coHandlerIds } = handlingOf(clue);
      return moved(ctx, clue, 'registered', stepBy(ctx, 'giveBack', { entry }), { ...keptOut(clue, [handlerId, ...coHandlerIds]), 'handling.handlerId': null, 'handling.coHandlerIds': [], 'handling.countersign': [] });
    },
  );
}

/** To another handler: the new one is let in, the old one kept out; what is under way goes on with its days. */
export function transferClue(ctx: Context, input: ActInput, { handlerId, reason }: { handlerId: string; reason: string }): Promise<Clue> {
  return carryOut(
    ctx,
    'transfer',
    input,
    async (clue) => {
      if (handlingOf(clue).handlerId === handlerId) fail('badRequest', { fields: [{ path: 'handlerId', message: '已经归他办' }] });
      return { access: await letAllIn(ctx, clue, [handlerId], 'handlerId'), entry: await addNote(ctx, clue, { kind: 'opinion', text: reason }) };
    },
    (clue, { access, entry }): Set => {
      const handling = handlingOf(clue);
      const given = { ...clue, ...access };
      const out = keptOut(given, [handling.handlerId]);
      // What the old one asked for is his to ask no more; the new one decides whether to ask again.
      const to = handling.pending?.what === 'disposition' ? 'deciding' : handling.pending?.what === 'closing' ? 'handling' : clue.state;
      const terms = to === clue.state ? handling.terms : moveTerms(handling.terms, { from: clue.state, to, today: today(ctx), goesOn: true });
      return {
        set: { ...out, 'handling.letIn': [...out['handling.letIn'], ...newly(clue, [handlerId])], state: to, 'handling.terms': terms, 'handling.handlerId': handlerId, 'handling.pending': null, 'handling.coHandlerIds': handling.coHandlerIds.filter((id) => id !== handlerId), 'handling.countersign': handling.countersign.filter((id) => id !== handlerId) },
        push: { 'handling.steps': stepBy(ctx, 'transfer', { to: handlerId, entry }) },
        detail: { from: handling.handlerId, to: handlerId },
      };
    },
  );
}

/** One more reader: a deputy of somebody on leave, a leader who was not there when it came in. */
export function admitReader(ctx: Context, input: ActInput, { accountId }: { accountId: string }): Promise<Clue> {
  return carryOut(ctx, 'admit', input, (clue) => letAllIn(ctx, clue, [accountId], 'accountId', 'reader'), (clue, access): Set => {
    const step = stepBy(ctx, 'admit', { to: accountId });
    return clue.handling ? { set: { ...access }, push: { 'handling.steps': step }, detail: { to: accountId } } : { set: { ...access }, detail: { to: accountId } };
  });
}

const newly = (clue: Pick<Clue, 'readers' | 'handling'>, accountIds: readonly string[]): string[] => accountIds.filter((id) => !clue.readers.includes(id));

type Access = Pick<Clue, 'envelopes' | 'readers'>;

async function letAllIn(ctx: Context, clue: Clue, accountIds: readonly string[], field: string, as: 'handler' | 'reader' = 'handler'): Promise<Access> {
  const fit = await candidateIds(ctx, clue, as);
  let access: Access = { envelopes: clue.envelopes, readers: clue.readers };
  for (const accountId of accountIds) {
    if (!fit.has(accountId)) fail('badRequest', { fields: [{ path: field, message: '这个人现在不能办这一件，请另选' }] });
    access = await letIn(ctx, { ...clue, ...access }, accountId);
  }
  return access;
}

/** Whoever had it keeps nothing that opens it; who is a reader by his own role (clerk, manager, leader) stays one. */
function keptOut(clue: Access & Pick<Clue, 'handling'>, accountIds: readonly (string | null)[]): Access & { 'handling.letIn': string[] } {
  const letInBefore = handlingOf(clue).letIn;
  const gone = letInBefore.filter((id) => accountIds.includes(id));
  const { content, talk, ...rest } = clue.envelopes;
  const without = <E extends Envelope>(envelope: E): E => gone.reduce((left, id) => ({ ...left, ...removeRecipient(left, id) }), envelope);
  return { envelopes: { ...rest, content: without(content), talk: without(talk) }, readers: clue.readers.filter((id) => !gone.includes(id)), 'handling.letIn': letInBefore.filter((id) => !gone.includes(id)) };
}
