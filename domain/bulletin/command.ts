import { auditedChange, authorize, fail, native, toObjectId, ObjectId, type Actor, type Change, type Context } from '../kernel';
import type { NamedRef } from '../rating';
import { BulletinModel, type Bulletin } from './model';

/** A bulletin of the actor's scope, if he may do this with it. @throws Fault notFound, forbidden */
export async function loadBulletin(ctx: Context, id: string, verb: 'list' | 'write'): Promise<Bulletin> {
  const bulletin = (await native(BulletinModel).findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  authorize(ctx.actor, `bulletin.${verb}`, bulletin);
  return bulletin;
}

/** One act of a person: authority first, then the version, then whether it has a place now. */
export function carryOut(ctx: Context, id: string, act: { verb: string; name: string; from: Bulletin['state'] }, version: number, change: (bulletin: Bulletin) => Change): Promise<Bulletin> {
  return auditedChange(BulletinModel, id, ctx, `bulletin.${act.name}`, (bulletin) => {
    authorize(ctx.actor, `bulletin.${act.verb}`, bulletin);
    if (bulletin.trail.seq !== version) fail('conflict');
    if (bulletin.state !== act.from) fail('wrongState');
    return change(bulletin);
  });
}

/** The person who acts, as it is written into the document. */
export const byOf = (actor: Actor): NamedRef => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));
