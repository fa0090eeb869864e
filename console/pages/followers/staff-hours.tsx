import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { z } from 'zod';
import { dayText, spansText } from '../../../contracts/opening-hours';
import { staffHours, staffHoursView, type StaffHoursView } from '../../../contracts/staff-hours';
import { ask } from '../../api/client';
import { ActForm } from '../../parts/act-form';
import { instantWords } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';

/** What the official account answers to 人工. */
export function StaffHoursDialog({ onClose }: { onClose: () => void }) {
  const { data, error, refetch } = useQuery({ queryKey: ['staff-hours'], queryFn: ({ signal }) => ask('/followers/staff-hours', { answer: staffHoursView, signal }) });
  return (
    <Modal open title="人工接听" onCancel={onClose} footer={null} mask={{ closable: false }} destroyOnHidden>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={4} /> : null}
      {data ? <Hours key={data.version} hours={data} onClose={onClose} /> : null}
    </Modal>
  );
}

const typed = z.object({ phone: staffHours.shape.phone, spans: dayText.pipe(staffHours.shape.spans) });

function Hours({ hours, onClose }: { hours: StaffHoursView; onClose: () => void }) {
  const now = useNow();
  return (
    <ActForm
      schema={typed}
      initial={{ phone: hours.phone, spans: spansText(hours.spans) }}
      act={(body) => ask('/followers/staff-hours', { method: 'PUT', body: { ...body, version: hours.version }, answer: staffHoursView })}
      refresh={['staff-hours']}
      done="保存了，几秒内生效"
      submit="保存"
      back={{ label: '不改了', onClick: onClose }}
      then={onClose}
    >
      <p className="about">在公众号里发“人工”的，回的就是这些。</p>
      <Form.Item name="phone" label="电话">
        <Input maxLength={20} style={{ maxWidth: 240 }} />
      </Form.Item>
      <Form.Item name="spans" label="工作日接听时间" extra="几段之间用顿号隔开。哪天上班按工作日历，调休也算。">
        <Input maxLength={80} />
      </Form.Item>
      <p className="muted">{hours.changedAt ? `上次改：${hours.changedBy ?? ''}，${instantWords(hours.changedAt, now)}。` : '还没有人改过。'}</p>
    </ActForm>
  );
}
