import type { FalseStage } from '../../../contracts/clue';
import type { Handling } from '../handling-model';

/** Follows from what was done: nothing of it stands in clear besides the line of each act. */
export function falseStageOf(handling: Pick<Handling, 'steps'> | null): FalseStage {
  const last = handling?.steps.findLast(({ act }) => act === 'prepareFalse' || act === 'sendFalseUp' || act === 'recordFalse' || act === 'reopen');
  if (last?.act === 'prepareFalse') return 'prepared';
  if (last?.act === 'sendFalseUp') return 'sentUp';
  if (last?.act === 'recordFalse') return last.agreed ? 'agreed' : 'refused';
  return 'none';
}
