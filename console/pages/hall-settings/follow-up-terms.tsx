import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Select } from 'antd';
import { colleagueList } from '../../../contracts/account';
import { followUpSettings, saveFollowUpSettingsRequest, type FollowUpSettings } from '../../../contracts/follow-up';
import { ask } from '../../api/client';
import { ActForm } from '../../parts/act-form';
import { Failure, Skeleton } from '../../parts/notice';
import { Card } from '../../parts/page';

/** How many working days the hall's follow-ups have, and who looks after them. */
export function FollowUpTerms({ hallId }: { hallId: string }) {
  const { data, error, refetch } = useQuery({ queryKey: ['follow-up-settings', hallId], queryFn: ({ signal }) => ask(`/follow-up-settings/${hallId}`, { answer: followUpSettings, signal }) });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <Card title="回访时限" note="只管新来的评议，已经在办的按原来的时限">
      <div className="padded-form two-fields">
        <SettingsForm hallId={hallId} settings={data} />
      </div>
    </Card>
  );
}

const days: { name: keyof FollowUpSettings; label: string; extra: string; max: number }[] = [
  { name: 'firstContactDays', label: '首次联系群众', extra: '从收到不满意的评议算起，各地多是 1 个工作日内', max: 10 },
  { name: 'closingDays', label: '办结', extra: '从收到评议算起', max: 30 },
  { name: 'rectificationDays', label: '部门整改答复', extra: '转部门时先填这个数，回访员可以改', max: 15 },
  { name: 'escalationDays', label: '委里处理仍不满意的', extra: '从群众第二次评不满意算起', max: 30 },
];

function SettingsForm({ hallId, settings }: { hallId: string; settings: FollowUpSettings }) {
  const officers = useQuery({
    queryKey: ['accounts', 'colleagues', 'followUpOfficer', hallId],
    queryFn: ({ signal }) => ask('/accounts/colleagues', { query: { role: 'followUpOfficer', organisationId: hallId }, answer: colleagueList, signal }),
  }).data?.items;
  return (
    <ActForm
      schema={saveFollowUpSettingsRequest}
      initial={{ ...settings, officerId: settings.officerId ?? '' }}
      toBody={(values) => ({ ...values, officerId: values.officerId || null })}
      act={(body) => ask(`/follow-up-settings/${hallId}`, { method: 'PUT', body })}
      refresh={['follow-up-settings', 'hall-settings']}
      done="保存了"
      submit="保存时限"
      tone="plain"
    >
      {days.map((one) => (
        <Form.Item key={one.name} name={one.name} label={one.label} extra={one.extra}>
          <InputNumber min={1} max={one.max} suffix="个工作日" style={{ width: 170 }} />
        </Form.Item>
      ))}
      <Form.Item name="officerId" label="谁来回访">
        <Select options={[{ value: '', label: '谁手上少就分给谁' }, ...(officers ?? []).map((one) => ({ value: one.id, label: one.name }))]} style={{ maxWidth: 320 }} />
      </Form.Item>
    </ActForm>
  );
}
