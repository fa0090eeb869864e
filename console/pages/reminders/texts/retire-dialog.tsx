import { reminderOccasionLabels, retireReminderTextRequest, type ReminderText } from '../../../../contracts/reminder';
import { remindersRefresh, retireReminderText } from '../../../api/reminders';
import { ActDialog } from '../../../parts/act-dialog';

export function RetireDialog({ text, onClose }: { text: ReminderText; onClose: () => void }) {
  const { active, version } = text;
  return (
    <ActDialog
      title={active ? '停用这条文本' : '重新启用这条文本'}
      about={active ? `以后的${reminderOccasionLabels[text.occasion]}不再用它；排好还没发的换成别的。发过的记录照样留着，随时可以重新启用。` : `以后的${reminderOccasionLabels[text.occasion]}会轮到它。`}
      schema={retireReminderTextRequest}
      toBody={() => ({ version, active: !active })}
      act={retireReminderText(text.id)}
      refresh={remindersRefresh}
      done={active ? '停用了' : '启用了'}
      submit={active ? '停用' : '重新启用'}
      backLabel={active ? '不停用' : '先不启用'}
      onClose={onClose}
    />
  );
}
