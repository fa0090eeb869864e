import type { z } from 'zod';
import type { refuseClueRequest, registerClueRequest } from '../../../contracts/clue-registry';
import { namedCheckLabels } from '../../../contracts/clue-registry';
import { fail, findOrganisation, ObjectId, type Context } from '../../kernel';
import { endTerm, firstTerms, moveTerms } from '../clue-terms';
import type { Handling } from '../handling-model';
import type { Clue } from '../model';
import { carryOut, stepBy, today, type ActInput } from '../registry/command';
import { sendReply } from './reply';
import { addNote } from '../talk';

type Body<S extends z.ZodType> = Omit<z.output<S>, 'version'>;

/**
 * A clerk has read it: what kind it is, which town, whether the reporter was checked; the reporter is told that it is
 * accepted. @throws Fault notFound, forbidden, keysClosed, wrongState, conflict
 */
export async function registerClue(ctx: Context, input: ActInput, { kind, townId, named, toReporter, note }: Body<typeof registerClueRequest>): Promise<Clue> {
  const town = townId === null ? null : await townOf(townId);
  const registered = await carryOut(
    ctx,
    'register',
    input,
    async (clue) => ({ entry: await addNote(ctx, clue, { kind: 'opinion', text: [`实名核实：${namedCheckLabels[named]}`, note].filter(Boolean).join('\n') }), reply: await addNote(ctx, clue, { kind: 'reply', text: toReporter }) }),
    (clue, { entry, reply }) => {
      const handling: Handling = { ...blank(ctx, clue), reply: { entry: reply.toHexString(), step: 'acceptance' } };
      handling.terms = moveTerms(handling.terms, { from: 'received', to: 'registered', today: today(ctx) });
      handling.steps = [stepBy(ctx, 'register', { entry })];
      return { set: { kind, town, state: 'registered', handling }, detail: { kind } };
    },
  );
  return sendReply(ctx, registered);
}

/** 不予受理 or passed on: with the reason for the readers, and what the reporter is told. @throws Fault as `registerClue` */
export async function refuseClue(ctx: Context, input: ActInput, { reason, toReporter }: Body<typeof refuseClueRequest>): Promise<Clue> {
  const refused = await carryOut(
    ctx,
    'refuse',
    input,
    async (clue) => ({ entry: await addNote(ctx, clue, { kind: 'opinion', text: reason }), reply: await addNote(ctx, clue, { kind: 'reply', text: toReporter }) }),
    (clue, { entry, reply }) => {
      const before = clue.handling ?? blank(ctx, clue);
      const handling: Handling = { ...before, terms: endTerm(before.terms, clue.state), steps: [...before.steps, stepBy(ctx, 'refuse', { entry })], reply: clue.main ? null : { entry: reply.toHexString(), step: 'acceptance' }, closedOn: today(ctx) };
      return { set: { state: 'passedOn', handling }, detail: { to: 'passedOn' } };
    },
  );
  return sendReply(ctx, refused);
}

export const blank = (ctx: Context, clue: Pick<Clue, 'receivedOn'>): Handling => ({
  registeredAt: ctx.clock.now(),
  handlerId: null,
  coHandlerIds: [],
  countersign: [],
  letIn: [],
  disposition: null,
  steps: [],
  terms: firstTerms(clue),
  pending: null,
  extensions: 0,
  reply: null,
  closedOn: null,
  finding: null,
  satisfaction: null,
  identityRequests: [],
});

async function townOf(townId: string): Promise<Clue['town']> {
  const found = await findOrganisation(new ObjectId(townId));
  if (!found || found.kind !== 'town') return fail('badRequest', { fields: [{ path: 'townId', message: '请选一个镇街' }] });
  return { id: found._id, name: found.name };
}
