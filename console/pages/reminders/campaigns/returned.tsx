import { CircleAlert } from 'lucide-react';
import type { Campaign } from '../../../../contracts/reminder';

/** What the approver said, where the draft came back. */
export function Returned({ campaign: { approval } }: { campaign: Campaign }) {
  if (!approval || (approval.state !== 'returned' && approval.state !== 'rejected')) return null;
  return (
    <div className="notice flush" role="status">
      <CircleAlert size={20} aria-hidden="true" />
      <div>
        <b>{`${approval.byName ?? '委领导'}${approval.state === 'returned' ? '退回了，改好可以再送' : '没有同意'}`}</b>
        <p>{approval.opinion}</p>
      </div>
    </div>
  );
}
