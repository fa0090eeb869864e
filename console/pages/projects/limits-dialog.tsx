import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { sourceCertaintyLabels } from '../../../contracts/disclosure';
import { saveProjectLimitsRequest, type ProjectLimits } from '../../../contracts/project';
import { projectRefresh, saveLimits, useProjectLimits } from '../../api/projects';
import { ActDialog } from '../../parts/act-dialog';
import { fenOf, yuanWords } from '../../parts/money';
import { Facts } from '../../parts/page';

const certainties = Object.entries(sourceCertaintyLabels).map(([value, label]) => ({ value, label }));
interface LineFields {
  amount?: number;
  words?: string;
  certainty?: string;
}

/** What projects are held against; whoever may not change it reads it. */
export function LimitsDialog({ onClose }: { onClose: () => void }) {
  const { data } = useProjectLimits();
  if (!data) return null;
  const { limits, version, abilities } = data;
  if (!abilities.write) return <Reading limits={limits} onClose={onClose} />;
  return (
    <ActDialog
      title="限额和天数"
      about="改好以后，全部项目重新核对一遍。限额是各地自己定的，请照本地文件填。"
      width={720}
      schema={saveProjectLimitsRequest}
      initial={{ limits: { ...limits, thresholds: limits.thresholds.map((line) => ({ ...line, amount: line.amount / 100 })) } }}
      toBody={({ limits: fields }) => {
        const filled = fields as ProjectLimits & { thresholds: LineFields[] };
        return { version, limits: { ...filled, thresholds: filled.thresholds.map((line) => ({ ...line, amount: fenOf(line.amount) })) } };
      }}
      act={saveLimits}
      refresh={projectRefresh}
      done="存好了，正在重新核对"
      submit="保存"
      backLabel="不改了"
      onClose={onClose}
    >
      <div className="field-pair">
        <Form.Item name={['limits', 'changePercent']} label="变更超过合同价多少要核对">
          <InputNumber suffix="%" precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={['limits', 'announceWorkingDays']} label="招标公告至少几个工作日">
          <InputNumber suffix="个" precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name={['limits', 'nearPercent']} label="比限额低多少以内算贴着">
        <InputNumber suffix="%" precision={0} />
      </Form.Item>
      <Form.List name={['limits', 'thresholds']}>
        {(rows, { add, remove }) => (
          <div className="stack">
            <span>限额</span>
            {rows.map((row, index) => (
              <div key={row.key} className="limit-row">
                <Form.Item name={[row.name, 'amount']}>
                  <InputNumber aria-label={`限额 ${index + 1}`} suffix="元" precision={2} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name={[row.name, 'words']}>
                  <Input aria-label={`限额 ${index + 1} 说明`} placeholder="这条线是什么" maxLength={60} />
                </Form.Item>
                <Form.Item name={[row.name, 'certainty']}>
                  <Select aria-label={`限额 ${index + 1} 来源`} options={certainties} />
                </Form.Item>
                <Button type="text" aria-label={`去掉限额 ${index + 1}`} icon={<X size={16} aria-hidden="true" />} onClick={() => remove(row.name)} />
              </div>
            ))}
            <span>
              <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => add({ certainty: 'secondary' })}>
                加一条限额
              </Button>
            </span>
          </div>
        )}
      </Form.List>
    </ActDialog>
  );
}

function Reading({ limits, onClose }: { limits: ProjectLimits; onClose: () => void }) {
  return (
    <Modal open title="限额和天数" footer={null} onCancel={onClose} width={560}>
      <Facts
        rows={[
          ['变更超过合同价', `${limits.changePercent} %`],
          ['招标公告至少', `${limits.announceWorkingDays} 个工作日`],
          ['比限额低多少以内算贴着', `${limits.nearPercent} %`],
          ...limits.thresholds.map(({ amount, words, certainty }): [string, string] => [yuanWords(amount), `${words}（${sourceCertaintyLabels[certainty]}）`]),
        ]}
      />
    </Modal>
  );
}
