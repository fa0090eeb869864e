import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { checkResult, checkResultLabels, drawChecksRequest, recordCheckRequest, type CheckRound, type SpotCheck } from '../../../contracts/disclosure-oversight';
import { checksRefresh, drawChecks, recordCheck } from '../../api/disclosure-oversight';
import { useOrganisationTree } from '../../api/organisations';
import { ActDialog } from '../../parts/act-dialog';
import { shanghaiDay } from '../../parts/dates';
import { useNow } from '../../parts/now';

const format = 'YYYY-MM-DD';
const dayOf = (value: unknown): string | undefined => (dayjs.isDayjs(value) ? value.format(format) : undefined);

/** Eight digits to begin with; whoever wants it witnessed types others, e.g. those of that day's lottery. */
const freshSeed = (): string => String(crypto.getRandomValues(new Uint32Array(1))[0]! % 100_000_000).padStart(8, '0');

export function DrawDialog({ onClose, onDrawn }: { onClose: () => void; onDrawn: (round: CheckRound) => void }) {
  const tree = useOrganisationTree();
  const today = shanghaiDay(useNow());
  const places = (tree.data?.items ?? []).filter(({ kind }) => kind === 'district' || kind === 'town').map(({ id, name }) => ({ value: id, label: name }));
  // The first place is filled in: a form takes its beginning once.
  if (!tree.data) return null;
  return (
    <ActDialog
      title="抽一次，抽中的都要查"
      about="抽出来的不能换。随机数可以自己写，比如当天开奖的号码，谁都能照着再抽一遍。"
      schema={drawChecksRequest}
      toBody={({ from, to, ...values }) => ({ ...values, from: dayOf(from), to: dayOf(to) })}
      act={drawChecks}
      refresh={checksRefresh}
      then={onDrawn}
      done="抽好了"
      initial={{ organisationId: places[0]?.value, seed: freshSeed(), from: dayjs(today).startOf('month'), to: dayjs(today), size: 10 }}
      submit="抽"
      onClose={onClose}
    >
      <Form.Item name="organisationId" label="范围">
        <Select options={places} showSearch optionFilterProp="label" />
      </Form.Item>
      <div className="row">
        <Form.Item name="from" label="从哪天公开的" className="grow">
          <DatePicker format={format} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="to" label="到哪天" className="grow">
          <DatePicker format={format} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="size" label="抽几项">
        <InputNumber min={1} max={200} />
      </Form.Item>
      <Form.Item name="seed" label="随机数">
        <Input maxLength={40} />
      </Form.Item>
    </ActDialog>
  );
}

export function ResultDialog({ check, onClose }: { check: SpotCheck; onClose: () => void }) {
  return (
    <ActDialog
      title={`${check.village.name}：${check.item.name}`}
      about={`${check.periodLabel}。有问题的，写清查到什么，村里会收到，按更正公开。`}
      schema={recordCheckRequest}
      toBody={(values) => ({ ...values, version: check.version })}
      act={recordCheck(check.id)}
      refresh={checksRefresh}
      done="记下了"
      initial={{ result: check.result ?? 'good', finding: check.finding }}
      submit="记下"
      onClose={onClose}
    >
      <Form.Item name="result" label="结果">
        <Radio.Group options={checkResult.options.map((value) => ({ value, label: checkResultLabels[value] }))} />
      </Form.Item>
      <Form.Item name="finding" label="查到什么" extra="不写私人的姓名、电话。">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </ActDialog>
  );
}
