import { campaignActRequest, type Campaign } from '../../../../contracts/reminder';
import { campaignCommandOf, remindersRefresh } from '../../../api/reminders';
import { ActDialog } from '../../../parts/act-dialog';
import { dayWords } from '../../../parts/dates';
import { useNow } from '../../../parts/now';
import { countWords } from '../../../parts/numbers';

interface DialogProps {
  campaign: Campaign;
  onClose: () => void;
}

export function SubmitDialog({ campaign, onClose }: DialogProps) {
  const now = useNow();
  return (
    <ActDialog
      title={`送委领导批：${campaign.title}`}
      about={`${dayWords(campaign.day, now)} ${campaign.sendAt} 发给 ${countWords(campaign.people)} 人。送的是已经存下的；批的时候不能再改，批准以后到时候自己发。自己送的自己不能批。`}
      schema={campaignActRequest}
      toBody={() => ({ version: campaign.version })}
      act={campaignCommandOf(campaign.id, 'submission')}
      refresh={remindersRefresh}
      done="送批了"
      submit="送批"
      backLabel="再看一眼"
      onClose={onClose}
    />
  );
}

export function CancelDialog({ campaign, onClose }: DialogProps) {
  return (
    <ActDialog
      title={`取消“${campaign.title}”`}
      about={campaign.state === 'approved' ? '一条都不会发出。取消了不能再恢复，要发得重新起草、重新批。' : '取消了不能再恢复，要发得重新起草。'}
      schema={campaignActRequest}
      toBody={() => ({ version: campaign.version })}
      act={campaignCommandOf(campaign.id, 'cancellation')}
      refresh={remindersRefresh}
      done="取消了"
      submit="取消这个专题"
      backLabel="留着"
      onClose={onClose}
    />
  );
}
