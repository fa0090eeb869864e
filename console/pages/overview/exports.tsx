import { App, Button, DatePicker, Dropdown, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { download } from '../../api/download';
import { useSession } from '../../api/session';
import { ActDialog } from '../../parts/act-dialog';
import { faultWords } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { useAct } from '../../parts/use-act';
import { useView } from './view';

const tables = { comparison: '窗口比较', days: '逐日', reasons: '原因', hours: '分时' } as const;
type Table = keyof typeof tables;
const tableItems = (format: 'xlsx' | 'csv') => (Object.keys(tables) as Table[]).map((table) => ({ key: `${table}.${format}`, label: tables[table] }));

/** The figures of this view as tables, for the upstream system, or a month of them as a document. */
export function Exports({ from, to }: { from: string | undefined; to: string | undefined }) {
  const { abilities } = useSession();
  const { query, kind } = useView();
  const { message } = App.useApp();
  const [monthly, setMonthly] = useState(false);
  const save = useAct({
    act: (key: string) => {
      const [table, format] = key.split('.') as [Table | 'exchange', string | undefined];
      const done = table === 'exchange' ? download('/statistics/exchange', { organisationId: query.organisationId, from, to }, '上报交换文件.json') : download(`/statistics/${table}/export`, { ...query, kind: table === 'comparison' ? kind : undefined, format }, `${tables[table]}.${format}`);
      return done.catch((error: unknown) => void message.error(faultWords(error)));
    },
  });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { type: 'group', label: 'Excel 表格（xlsx）', children: tableItems('xlsx') },
            { type: 'group', label: '逗号分隔（csv）', children: tableItems('csv') },
            ...(abilities['statistics.exchange'] || abilities['report.read'] ? [{ type: 'divider' as const }] : []),
            ...(abilities['statistics.exchange'] ? [{ key: 'exchange', label: '上报交换文件（JSON）' }] : []),
            ...(abilities['report.read'] ? [{ key: 'monthly', label: '月度报告（docx）' }] : []),
          ],
          onClick: ({ key }) => (key === 'monthly' ? setMonthly(true) : save.run(key)),
        }}
      >
        <Button icon={<Download size={16} aria-hidden="true" />} loading={save.busy}>
          {save.busy ? '正在导出' : '导出'}
        </Button>
      </Dropdown>
      {monthly ? <Monthly organisationId={query.organisationId} onClose={() => setMonthly(false)} /> : null}
    </>
  );
}

const monthChoice = z.object({ month: z.string({ error: '请选月份' }) });

function Monthly({ organisationId, onClose }: { organisationId: string | undefined; onClose: () => void }) {
  const today = dayjs(useNow());
  return (
    <ActDialog
      title="导出月度报告"
      about="一个月的评议、原因和办结，写成一份文书，下载后可以再改。"
      schema={monthChoice}
      initial={{ month: today.subtract(1, 'month') }}
      toBody={({ month }) => ({ month: (month as Dayjs | null)?.format('YYYY-MM') })}
      act={({ month }) => download('/reports/monthly', { organisationId, month }, `月度报告 ${month}.docx`)}
      submit="导出"
      backLabel="先不导出"
      onClose={onClose}
    >
      <Form.Item name="month" label="哪个月">
        <DatePicker picker="month" format="YYYY年M月" maxDate={today} style={{ width: '100%' }} />
      </Form.Item>
    </ActDialog>
  );
}
