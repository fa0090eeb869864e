import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { acceptanceResultLabels, partyKindLabels, projectKindLabels, tenderWayLabels, type ProjectStage } from '../../../contracts/project';
import { DayField } from './day-field';

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));
const at = (...names: string[]): string[] => ['content', 'data', ...names];

function Text({ name, label, extra, max = 60 }: { name: string[]; label: string; extra?: string; max?: number }) {
  return (
    <Form.Item name={at(...name)} label={label} extra={extra}>
      <Input maxLength={max} />
    </Form.Item>
  );
}

function Words({ name, label }: { name: string; label: string }) {
  return (
    <Form.Item name={at(name)} label={label}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} />
    </Form.Item>
  );
}

function Figure({ name, label, unit, extra, decimals = 0 }: { name: string[]; label: string; unit?: string; extra?: string; decimals?: number }) {
  return (
    <Form.Item name={at(...name)} label={label} extra={extra}>
      <InputNumber suffix={unit} precision={decimals} style={{ width: '100%' }} />
    </Form.Item>
  );
}

const Money = ({ name, label, extra }: { name: string; label: string; extra?: string }) => <Figure name={[name]} label={label} unit="元" extra={extra} decimals={2} />;

function Choice({ name, label, labels }: { name: string[]; label: string; labels: Record<string, string> }) {
  return (
    <Form.Item name={at(...name)} label={label}>
      <Select options={options(labels)} placeholder="请选" />
    </Form.Item>
  );
}

const Pair = ({ children }: { children: ReactNode }) => <div className="field-pair">{children}</div>;

const fields: Record<ProjectStage, ReactNode> = {
  plan: (
    <>
      <Text name={['name']} label="项目名称" />
      <Pair>
        <Choice name={['kind']} label="类别" labels={projectKindLabels} />
        <Money name="budget" label="预算" />
      </Pair>
      <Pair>
        <Text name={['source']} label="钱从哪里来" max={100} />
        <Text name={['programme']} label="民生资金项目编码（选填）" max={4} />
      </Pair>
      <Pair>
        <Figure name={['plannedDays']} label="计划工期" unit="天" />
        <Text name={['responsiblePost']} label="责任岗位" extra="写岗位，不写人名" max={40} />
      </Pair>
      <Pair>
        <Text name={['supervisedBy']} label="谁来监督" max={40} />
        <Text name={['supervisorPhone']} label="监督电话" extra="办公电话（带区号）或热线，不填个人手机" max={20} />
      </Pair>
      <Text name={['place']} label="在哪里" max={100} />
      <Pair>
        <Figure name={['point', 'longitude']} label="经度（选填）" decimals={6} extra="WGS 84，例如 101.812345" />
        <Figure name={['point', 'latitude']} label="纬度（选填）" decimals={6} />
      </Pair>
    </>
  ),
  tender: (
    <>
      <Pair>
        <Choice name={['way']} label="方式" labels={tenderWayLabels} />
        <Figure name={['bidders']} label="几家参加" unit="家" />
      </Pair>
      <Money name="controlPrice" label="控制价" />
      <Pair>
        <DayField name={at('announcedFrom')} label="公告从哪天" />
        <DayField name={at('announcedTo')} label="公告到哪天" />
      </Pair>
    </>
  ),
  contract: (
    <>
      <Pair>
        <Text name={['number']} label="合同编号" max={40} />
        <Money name="sum" label="合同价" />
      </Pair>
      <Pair>
        <Choice name={['party', 'kind']} label="承包方是" labels={partyKindLabels} />
        <Text name={['party', 'name']} label="承包方" extra="个人的名字公开时只留姓" />
      </Pair>
      <Pair>
        <Figure name={['termDays']} label="合同工期" unit="天" />
        <Figure name={['progressPercent']} label="进度款" unit="%" extra="验收以前最多付合同价的百分之几；没有约定填 0" />
      </Pair>
    </>
  ),
  construction: <Words name="what" label="干到哪里了" />,
  change: (
    <>
      <Words name="what" label="改了什么" />
      <Pair>
        <Money name="before" label="变更前合同总价" />
        <Money name="after" label="变更后合同总价" />
      </Pair>
      <Pair>
        <Figure name={['extraDays']} label="工期增加" unit="天" />
        <Text name={['approvedBy']} label="谁批准的" extra="写会议或岗位，不写人名" />
      </Pair>
    </>
  ),
  acceptance: (
    <>
      <Choice name={['result']} label="结果" labels={acceptanceResultLabels} />
      <Form.Item name={at('by')} label="谁验收的" extra="写岗位，不写人名，至少两个；写一个按一次回车">
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
    </>
  ),
  payment: (
    <Pair>
      <Money name="sum" label="付了多少" />
      <Text name={['voucher']} label="凭证号" max={40} />
    </Pair>
  ),
};

/** The fields of one stage, by the names of the contract. */
export function StageFields({ stage }: { stage: ProjectStage }) {
  return <>{fields[stage]}</>;
}
