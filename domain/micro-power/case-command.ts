import { auditedChange, authorize, fail, native, ObjectId, toObjectId, type Actor, type Change, type Context, type NamedRef } from '../kernel';
import { PowerCaseModel, type PowerCase } from './case-model';
import { reconcileDeadlines } from './case-deadlines';
import { checkCase } from './checks';
import { publicFaceOf } from './face';
import { termsOf } from './progress';

type CaseVerb = 'list' | 'write' | 'object' | 'release';

/** A case within the actor's scope, if he may do this with it. @throws Fault notFound, forbidden */
export async function loadCase(ctx: Context, id: string | ObjectId, verb: CaseVerb): Promise<PowerCase> {
  const found = ((await native(PowerCaseModel).findOne({ _id: toObjectId(id) })) as PowerCase | null) ?? fail('notFound');
  authorize(ctx.actor, `powerCase.${verb}`, found);
  return found;
}

export const caseChanged = 'powerCase.changed';

/** What follows from entries and closing: which time runs, what they do not keep to, what everybody sees. */
export function derived(after: Omit<PowerCase, 'trail'>): Pick<PowerCase, 'terms' | 'warned' | 'hasWarnings'> & Partial<Pick<PowerCase, 'face'>> {
  const warned = [...new Set(checkCase(after.chart, after.entries, after.opened.on).map(({ kind }) => kind))];
  return {
    terms: termsOf(after),
    warned,
    hasWarnings: warned.length > 0,
    ...(after.releasedAt ? { face: publicFaceOf(after) } : {}),
  };
}

interface Act {
  id: string | ObjectId;
  verb: CaseVerb;
  /** The end of the audit verb. */
  name: string;
  /** The one that was seen; left out where many are done at once. */
  version?: number;
}

/** One act of a person: authority first, then the version, then the change with all that follows from it, in one write. */
export async function carryOut(ctx: Context, { id, verb, name, version }: Act, change: (before: PowerCase) => (Partial<PowerCase> & { detail?: Record<string, unknown> }) | Promise<Partial<PowerCase> & { detail?: Record<string, unknown> }>): Promise<PowerCase> {
  const changed = await auditedChange(PowerCaseModel, id, ctx, `powerCase.${name}`, async (before): Promise<Change> => {
    authorize(ctx.actor, `powerCase.${verb}`, before);
    if (version !== undefined && before.trail.seq !== version) fail('conflict');
    const { detail, ...set } = await change(before);
    const after = { ...before, ...set };
    return { set: { ...set, ...derived(after) }, detail, events: [{ type: caseChanged, payload: { caseId: before._id.toHexString() } }] };
  });
  return reconcileDeadlines(ctx, changed);
}

/** The person who acts, as it is written into the document. */
export const byOf = (actor: Actor): NamedRef => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));
