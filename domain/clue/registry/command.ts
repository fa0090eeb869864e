import type { ClueAct, ClueState } from '../../../contracts/clue';
import { auditedChange, authorize, fail, shanghaiDay, type Change, type Context, type ObjectId, type StaffActor } from '../../kernel';
import { moveTerms } from '../clue-terms';
import { reconcileClue } from '../clue-deadlines';
import type { ClueStep, Handling } from '../handling-model';
import { ClueModel, type Clue } from '../model';
import { ownIds, readable, staffOf } from '../readers/readable';
import { tellTurn } from './notices';
import { falseStageOf } from '../verdict/false-stage';
import { refusalOf, type ClueParty, type ClueSituation } from '../states';

export const situationOf = ({ state, handling, main }: Pick<Clue, 'state' | 'handling' | 'main'>): ClueSituation => ({ isPart: Boolean(main), state, pending: handling?.pending?.what ?? null, extensions: handling?.extensions ?? 0, replyWaits: Boolean(handling?.reply), held: Boolean(handling?.hold), finding: handling?.finding ?? null, falseStage: falseStageOf(handling) });

/** What the table asks of whoever acts; a deputy stands for those he stands in for. */
export function partyOf(actor: StaffActor, { path, handling }: Pick<Clue, 'path' | 'handling'>): ClueParty {
  const own = ownIds(actor);
  const within = path.map(String);
  return {
    roles: actor.grants.filter(({ organisationId }) => within.includes(organisationId)).map(({ role }) => role),
    isHandler: handling?.handlerId != null && own.includes(handling.handlerId),
    mustCountersign: (handling?.countersign ?? []).some((id) => own.includes(id)),
    isApplicant: handling?.pending != null && own.includes(handling.pending.byAccountId),
    isHolder: handling?.hold != null && own.includes(handling.hold.byAccountId),
  };
}

/** @throws Fault forbidden, wrongState */
export function mustAllow(ctx: Context, act: ClueAct, clue: Clue): void {
  const refusal = refusalOf(act, situationOf(clue), partyOf(staffOf(ctx), clue));
  if (refusal) fail(refusal.why === 'authority' ? 'forbidden' : 'wrongState', { message: refusal.words });
}

export interface ActInput {
  id: string;
  /** The version the person saw. */
  version?: number;
}

/** What an act does to the clue; asked again when another writer was faster. */
export type Make = (clue: Clue) => Change & { set: Record<string, unknown> };

/**
 * Carries out one act: whether it is there for him, the procedure's table, the version; then what is sealed is written
 * (`seal`, which opens keys), then the one write that changes the clue. A crash in between, or somebody who was faster,
 * leaves a sealed note that nothing points to, and that readers see as such; never an act without its opinion.
 */
export async function carryOut<S>(ctx: Context, act: ClueAct, { id, version }: ActInput, seal: (clue: Clue) => Promise<S>, make: (clue: Clue, sealed: S) => ReturnType<Make>): Promise<Clue> {
  const before = await readable(ctx, id, `clue.${act}`);
  mustAllow(ctx, act, before);
  if (version !== undefined && version !== before.trail.seq) fail('conflict');
  const sealed = await seal(before);
  const after = await auditedChange(ClueModel, before._id, ctx, `clue.${act}`, (clue) => {
    authorize(ctx.actor, `clue.${act}`, clue);
    mustAllow(ctx, act, clue);
    return make(clue, sealed);
  }, version === undefined ? {} : { version });
  return settled(ctx, after);
}

/** Terms and notices follow at once; the job does it again for whatever a crash left behind. */
export async function settled(ctx: Context, clue: Clue): Promise<Clue> {
  const reconciled = await reconcileClue(ctx, clue);
  await tellTurn(ctx, reconciled);
  return reconciled;
}

export const nothingSealed = (): Promise<null> => Promise.resolve(null);

export const handlingOf = ({ handling }: Pick<Clue, 'handling'>): Handling => handling ?? fail('wrongState');
export const today = (ctx: Context): string => shanghaiDay(ctx.clock.now());

/** One line of what was done. */
export function stepBy(ctx: Context, act: ClueStep['act'], more: { to?: string | null; entry?: ObjectId | null; agreed?: boolean } = {}): ClueStep {
  return { act, at: ctx.clock.now(), byAccountId: staffOf(ctx).accountId, toAccountId: more.to ?? null, entry: more.entry?.toHexString() ?? null, agreed: more.agreed ?? null };
}

/** The clue moves on: its state, the terms that end and begin, and the line of it. */
export function moved(ctx: Context, clue: Clue, to: ClueState, step: ClueStep, set: Record<string, unknown> = {}, goesOn = false): Change & { set: Record<string, unknown> } {
  const handling = handlingOf(clue);
  return {
    set: { state: to, 'handling.terms': moveTerms(handling.terms, { from: clue.state, to, today: today(ctx), goesOn }), ...set },
    push: { 'handling.steps': step },
    detail: { to },
  };
}
