import { Modal, Select } from 'antd';
import { useState } from 'react';
import { page } from '../../../../contracts/common';
import { reminderText, reminderTextForLabels, type ReminderOccasion } from '../../../../contracts/reminder';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../api/client';
import { Empty } from '../../../parts/notice';
import { usePersonChoice } from '../preview/person-choice';
import { PreviewFor } from '../preview/preview';
import { ruledOptions } from '../words';

/** A text in use, as one person would read it the next time. */
export function PreviewDialog({ onClose }: { onClose: () => void }) {
  const [occasion, setOccasion] = useState<ReminderOccasion>('politicalBirthday');
  const [textId, setTextId] = useState<string>();
  const { personId, choice } = usePersonChoice(occasion);
  const texts = useQuery({ queryKey: ['reminders', 'texts-of', occasion], queryFn: ({ signal }) => ask('/reminders/texts', { query: { occasion, active: 'yes', limit: 100 }, answer: page(reminderText), signal }) }).data?.items;
  const text = texts?.find(({ id }) => id === textId) ?? texts?.[0];
  return (
    <Modal open title="看一个人会收到什么" footer={null} onCancel={onClose} width={560} destroyOnHidden>
      <div className="preview-choices">
        {choice}
        <Select aria-label="哪个节点" value={occasion} options={ruledOptions} onChange={setOccasion} />
        <Select
          aria-label="哪条文本"
          value={text?.id ?? null}
          options={(texts ?? []).map((one) => ({ value: one.id, label: `${reminderTextForLabels[one.for]}：${one.summary}` }))}
          onChange={setTextId}
          popupMatchSelectWidth={false}
        />
      </div>
      {text ? <PreviewFor words={{ occasion, body: text.body, summary: text.summary }} personId={personId} /> : null}
      {texts?.length === 0 ? <Empty title="这个节点没有文本" why="到“文本”里加一条，才发得出去。" /> : null}
    </Modal>
  );
}
