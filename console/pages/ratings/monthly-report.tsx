import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { monthlyReportQuery, monthLabel } from '../../../contracts/report';
import { statisticsScopes } from '../../../contracts/statistics';
import { ask } from '../../api/client';
import { download } from '../../api/download';
import { ActDialog } from '../../parts/act-dialog';

/** 群众评议月报 as a Word file, of whatever the person may see. */
export function MonthlyReport() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<FileText size={16} aria-hidden="true" />} onClick={() => setOpen(true)}>
        月报
      </Button>
      {open ? <ReportDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ReportDialog({ onClose }: { onClose: () => void }) {
  const scopes = useQuery({ queryKey: ['statistics', 'scopes'], queryFn: ({ signal }) => ask('/statistics/scopes', { answer: statisticsScopes, signal }) }).data?.items ?? [];
  // A window has no report of its own: behind it stands one person.
  const units = scopes.filter((scope) => scope.kind !== 'window').map((scope) => ({ value: scope.id, label: scope.name }));
  return (
    <ActDialog
      title="做一份群众评议月报"
      about="Word 文件，可以再改、盖章。谁在哪天做的，记入审计。"
      schema={monthlyReportQuery}
      initial={{ month: dayjs().subtract(1, 'month') }}
      toBody={({ organisationId, month }) => ({ organisationId: organisationId || undefined, month: (month as Dayjs | null)?.format('YYYY-MM') })}
      act={(query) => download('/reports/monthly', query, `群众评议月报 ${monthLabel(query.month)}.docx`)}
      done="做好了，已下载"
      submit="下载"
      backLabel="先不做"
      onClose={onClose}
    >
      <Form.Item name="organisationId" label="哪个单位">
        <Select showSearch={{ optionFilterProp: 'label' }} placeholder="我看得到的全部" allowClear options={units} />
      </Form.Item>
      <Form.Item name="month" label="哪个月">
        <DatePicker picker="month" format="YYYY年M月" allowClear={false} disabledDate={(month) => month.isAfter(dayjs(), 'month')} style={{ width: '100%' }} />
      </Form.Item>
    </ActDialog>
  );
}
