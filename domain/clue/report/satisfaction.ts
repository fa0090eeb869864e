import type { ClueSatisfaction } from '../../../contracts/clue';
import type { ReportVisit } from '../../../contracts/clue-report';
import { auditedChange, dayOnlyContext, fail, type Clock } from '../../kernel';
import { ClueModel } from '../model';
import { openTalk } from '../sealing/open';
import { mayNow, presentVisit, withReceipt } from './visit';

/**
 * What the reporter thinks of how it was handled: once for each time it is closed. The same said again is said once;
 * it stands in clear beside the state, dated by nothing finer than the day.
 * @throws Fault receiptNotFound, wrongState (not closed, not told yet, or said otherwise before), notReady
 */
export function sayHowHandled(clock: Clock, { receiptCode, satisfaction }: { receiptCode: string; satisfaction: ClueSatisfaction }): Promise<ReportVisit> {
  const ctx = dayOnlyContext(clock);
  return withReceipt(receiptCode, async (visited) => {
    const { clue, talkKey } = visited;
    if (clue.handling?.satisfaction === satisfaction) return presentVisit(visited, clock);
    if (!(await mayNow(clue, openTalk(clue, talkKey).named)).rate) fail('wrongState');
    // Another request may have been faster: the first word counts.
    const after = await auditedChange(ClueModel, clue._id, ctx, 'clue.reporterWrote', (before) => (before.state !== 'closed' || before.handling?.satisfaction ? null : { set: { 'handling.satisfaction': satisfaction } }));
    return presentVisit({ clue: after, talkKey }, clock);
  }, () => fail('wrongState'));
}
