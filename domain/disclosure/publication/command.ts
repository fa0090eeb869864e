import type { PublicationState } from '../../../contracts/disclosure';
import { auditedChange, authorize, fail, native, ObjectId, toObjectId, type Actor, type Change, type Context, type NamedRef } from '../../kernel';
import { PublicationModel, type Publication } from '../model';

/** A publication of the actor's scope, if he may do this with it. @throws Fault notFound, forbidden */
export async function loadPublication(ctx: Context, id: string, verb: 'list' | 'write'): Promise<Publication> {
  const publication = (await native(PublicationModel).findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  authorize(ctx.actor, `publication.${verb}`, publication);
  return publication;
}

export interface Act {
  verb: 'write' | 'check' | 'approve' | 'review';
  name: string;
  from: readonly PublicationState[];
}

/** One act of a person: authority first, then the version, then whether it has a place now. */
export function carryOut(ctx: Context, id: string, act: Act, version: number, change: (publication: Publication) => Change | Promise<Change>): Promise<Publication> {
  return auditedChange(PublicationModel, id, ctx, `publication.${act.name}`, (publication) => {
    authorize(ctx.actor, `publication.${act.verb}`, publication);
    if (publication.trail.seq !== version) fail('conflict');
    if (!act.from.includes(publication.state)) fail('wrongState');
    return change(publication);
  });
}

/** The person who acts, as it is written into the document. */
export const byOf = (actor: Actor): NamedRef => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));

/** Who decides nothing about it now: whoever wrote in it or handed it in, and where the town decides whoever checked it for the village. */
export function handsIn({ writers, drafted, steps, state }: Publication): ObjectId[] {
  const acts: readonly string[] = state === 'checking' ? ['submit'] : ['submit', 'check'];
  return [...writers, drafted.by.id, ...steps.filter(({ act }) => acts.includes(act)).map(({ by }) => by.id)];
}

export const tookPart = (actor: Actor, publication: Publication): boolean => actor.kind === 'staff' && handsIn(publication).some((id) => id.toHexString() === actor.accountId);

/** For deciding on what waits: `checking` is the village's own, `approving` the town's. */
export const decides = { checking: 'check', approving: 'approve' } as const;
export const isWaiting = (state: PublicationState): state is keyof typeof decides => state === 'checking' || state === 'approving';
