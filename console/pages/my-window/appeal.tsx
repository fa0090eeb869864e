import { appealStateLabels, resubmitAppealRequest } from '../../../contracts/appeal';
import { ownRating, type OwnRating } from '../../../contracts/own-results';
import { ask } from '../../api/client';
import { ActDialog } from '../../parts/act-dialog';
import { FileAppeal, ReasonAndFiles } from '../appeals/dialogs';

const post = (rating: OwnRating, path: string) => (body: unknown) => ask(`/my-window/ratings/${rating.id}${path}`, { method: 'POST', body, answer: ownRating });

/** What became of the unit's appeal, in words. */
export function AppealLine({ appeal }: { appeal: NonNullable<OwnRating['appeal']> }) {
  return (
    <p className="my-answer">
      <span className="muted">
        {appeal.mine ? '您的申诉' : '大厅或部门的申诉'} {appeal.number}　{appealStateLabels[appeal.state]}
      </span>
      {appeal.opinion}
    </p>
  );
}

/** Appeals, or completes what was given back. */
export function AppealDialog({ rating, onClose }: { rating: OwnRating; onClose: () => void }) {
  if (rating.appeal?.state !== 'returned') return <FileAppeal file={post(rating, '/appeals')} refresh={['my-window']} verdicts={['mistaken', 'malicious']} onClose={onClose} />;
  return (
    <ActDialog
      width={620}
      title={`补充后再报 ${rating.appeal.number ?? ''}`}
      about={rating.appeal.opinion ? `退回：${rating.appeal.opinion}` : undefined}
      schema={resubmitAppealRequest}
      initial={{ reason: '', fileIds: [] }}
      act={post(rating, '/appeals/resubmission')}
      refresh={['my-window']}
      done="已再报"
      submit="再报"
      onClose={onClose}
    >
      <ReasonAndFiles reasonLabel="理由" />
    </ActDialog>
  );
}
