import type { ClueState, ReporterStage } from '../../../contracts/clue';
import { native, type ObjectId } from '../../kernel';
import { ClueModel, type Clue } from '../model';
import { UpwardModel } from '../upward/model';

const stages: Record<ClueState, ReporterStage> = {
  received: 'received',
  registered: 'accepted',
  assigned: 'accepted',
  deciding: 'handling',
  approving: 'handling',
  handling: 'handling',
  parked: 'handling',
  closing: 'handling',
  closed: 'closed',
  passedOn: 'notAccepted',
};

/** What the reporter is told of where it stands: less than the commission knows. */
export const stageOf = ({ state, kind }: Pick<Clue, 'state' | 'kind'>): ReporterStage => (kind === 'outside' && state !== 'received' ? 'notAccepted' : stages[state]);

/** Of one clue, what its reporter may be told without a receipt. */
export type ClueStage = Pick<Clue, 'code' | 'receivedOn'> & { stage: ReporterStage };

/** Of those that are still there, by id. */
export async function stagesOf(ids: readonly ObjectId[]): Promise<Map<string, ClueStage>> {
  const which = { _id: { $in: [...ids] } };
  const upward = await native(UpwardModel).find(which, { projection: { code: 1, receivedOn: 1 } }).toArray();
  const clues = await native(ClueModel).find(which, { projection: { code: 1, receivedOn: 1, state: 1, kind: 1 } }).toArray();
  const told = [...upward.map((one) => ({ ...one, stage: 'passedUp' as const })), ...clues.map((one) => ({ ...one, stage: stageOf(one) }))];
  return new Map(told.map(({ _id, code, receivedOn, stage }) => [_id.toHexString(), { code, receivedOn, stage }]));
}
