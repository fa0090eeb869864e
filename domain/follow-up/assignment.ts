import type { FollowUpOfficers } from '../../contracts/follow-up';
import { actorName, auditedChange, authorize, fail, native, ObjectId, type Context, type DomainEvent } from '../kernel';
import { followUpSettingsOf, type NamedRef } from '../rating';
import { carryOut, loadFollowUp, tell } from './command';
import { byLoad, holdersOf } from './holders';
import { closedSortBase, FollowUpModel, type FollowUp } from './model';

type Assignable = Pick<FollowUp, 'path' | 'secret' | 'integrity' | 'hall'>;

/** Who may be in charge of it: for what is integrity the integrity handlers, where there are any, otherwise officers. */
async function candidatesFor(followUp: Assignable): Promise<NamedRef[]> {
  const handlers = followUp.integrity ? await holdersOf('integrityHandler', followUp.path) : [];
  return handlers.length > 0 ? handlers : holdersOf('followUpOfficer', followUp.path);
}

/** The officer who looks after the hall, otherwise whoever has the least open work; null where nobody has the role. */
export async function chooseOfficer(ctx: Context, followUp: Assignable): Promise<NamedRef | null> {
  const candidates = await candidatesFor(followUp);
  const { officerId } = await followUpSettingsOf(ctx, followUp.hall.id);
  const ofHall = candidates.find((candidate) => candidate.id.toHexString() === officerId);
  if (ofHall) return ofHall;
  const [least] = await byLoad(candidates);
  return least ? { id: least.id, name: least.name } : null;
}

/** To whom it can be assigned. @throws Fault notFound, forbidden */
export async function officersFor(ctx: Context, id: string): Promise<FollowUpOfficers> {
  const followUp = await loadFollowUp(id);
  authorize(ctx.actor, 'followUp.list', followUp);
  authorize(ctx.actor, 'followUp.assign', followUp);
  const officers = await byLoad(await candidatesFor(followUp));
  return { items: officers.map((officer) => ({ id: officer.id.toHexString(), name: officer.name, open: officer.open })) };
}

/** Puts another officer in charge. @throws Fault badRequest where that account may not see it */
export async function assignFollowUp(ctx: Context, id: string, input: { version: number; accountId: string }): Promise<FollowUp> {
  return carryOut(
    ctx,
    id,
    'assign',
    async (followUp) => {
      const officer = (await candidatesFor(followUp)).find((candidate) => candidate.id.toHexString() === input.accountId);
      if (!officer) return fail('badRequest', { fields: [{ path: 'accountId', message: '这个人不办这个大厅的回访，请另选' }] });
      if (followUp.officer?.id.equals(officer.id)) return null;
      return assigned(followUp, officer, ctx);
    },
    { version: input.version },
  );
}

const assigned = (followUp: FollowUp, officer: NamedRef | null, ctx: Context) => ({
  set: { officer, assignedAt: ctx.clock.now(), assignedBy: actorName(ctx.actor) },
  detail: { officer: officer?.name ?? null },
  events: [tell(followUp, 'followUp.assigned')],
});

/**
 * Whoever leaves hands his open follow-ups over: to whom he named where that person may see them, otherwise to whom
 * they would be given today.
 */
export async function handOverFollowUps(event: DomainEvent, ctx: Context): Promise<void> {
  const from = new ObjectId(String(event.payload.fromAccountId));
  const to = String(event.payload.toAccountId ?? '');
  const open = (await native(FollowUpModel).find({ 'officer.id': from, sortKey: { $lt: closedSortBase } }).toArray()) as FollowUp[];
  for (const { _id } of open) {
    await auditedChange(FollowUpModel, _id, ctx, 'followUp.handOver', async (followUp) => {
      if (!followUp.officer?.id.equals(from) || followUp.state === 'closed') return null;
      const candidates = (await candidatesFor(followUp)).filter((candidate) => !candidate.id.equals(from));
      const named = candidates.find((candidate) => candidate.id.toHexString() === to);
      return assigned(followUp, named ?? (await byLoad(candidates)).map(({ id, name }) => ({ id, name }))[0] ?? null, ctx);
    });
  }
}
