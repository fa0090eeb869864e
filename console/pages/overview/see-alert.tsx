import { Form, Input } from 'antd';
import { seeAlertRequest, type StatisticsAlert } from '../../../contracts/statistics';
import { seeAlert } from '../../api/statistics';
import { ActDialog } from '../../parts/act-dialog';

/** What was found and done; the alert leaves the open ones and stays in the list of all. */
export function SeeAlert({ alert, onClose }: { alert: StatisticsAlert; onClose: () => void }) {
  if (alert.id === null) return null;
  return (
    <ActDialog
      title="看过了，记一句"
      about={`${alert.title}：${alert.detail}。记下后不再列在“要留意的”里，在“全部”里查得到。`}
      schema={seeAlertRequest}
      act={seeAlert(alert.id)}
      refresh={['statistics']}
      done="记下了"
      submit="记下"
      backLabel="先不记"
      onClose={onClose}
    >
      <Form.Item name="note" label="看到了什么、怎么处理" extra="写进记录，以后查得到。">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={300} showCount autoFocus />
      </Form.Item>
    </ActDialog>
  );
}
