import { Form, Modal, Radio } from 'antd';
import { monthCloses, monthClosesLabels, saveClueStatisticsSettings } from '../../../contracts/clue-statistics';
import { saveStatisticsSettings, useStatisticsSettings } from '../../api/clue-statistics';
import { ActForm } from '../../parts/act-form';
import { instantWords } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';

/** On which day a month of the statistics ends. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { data, error, refetch } = useStatisticsSettings();
  const now = useNow();
  return (
    <Modal open title="统计设置" onCancel={onClose} footer={null} width={480} mask={{ closable: false }} destroyOnHidden>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={2} /> : null}
      {data ? (
        <ActForm
          key={data.version}
          schema={saveClueStatisticsSettings}
          initial={{ monthCloses: data.monthCloses }}
          toBody={(values) => ({ ...values, version: data.version })}
          act={saveStatisticsSettings}
          refresh={['clue-statistics']}
          done="保存了，统计按新的日子算"
          submit="保存"
          back={{ label: '不改了', onClick: onClose }}
          then={onClose}
        >
          <Form.Item name="monthCloses" label="统计月截止到" extra="选 25 日，11 月就从 10 月 26 日数到 11 月 25 日；季度和年度跟着变，以前的也按新的算。">
            <Radio.Group options={monthCloses.options.map((value) => ({ value, label: monthClosesLabels[value] }))} />
          </Form.Item>
          <p className="muted">{data.changedAt ? `上次改：${data.changedBy ?? ''}，${instantWords(data.changedAt, now)}。` : '还没有人改过。'}</p>
        </ActForm>
      ) : null}
    </Modal>
  );
}
