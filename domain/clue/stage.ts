import type { ClueState, ReporterStage } from '../../contracts/clue';
import type { Clue } from './model';

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
