import { DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { OrganisationRef } from '../../../contracts/common';
import type { PowerSummary } from '../../../contracts/micro-power';
import { openCaseRequest } from '../../../contracts/power-case';
import { caseRefresh, openCase } from '../../api/micro-powers';
import { ActDialog } from '../../parts/act-dialog';

interface OpenCaseProps {
  villages: readonly OrganisationRef[];
  powers: readonly PowerSummary[];
  onClose: () => void;
  onOpened: (id: string) => void;
}

/** Begins a case: by which power, what it is about (without names), and whom it concerns. */
export function OpenCase({ villages, powers, onClose, onOpened }: OpenCaseProps) {
  const only = villages.length === 1 ? villages[0]?.id : undefined;
  return (
    <ActDialog
      title="照一项权力开始办一件事"
      about="流程图照今天的清单定下来，以后清单改了，这件事也照这张图办完。"
      schema={openCaseRequest}
      initial={{ villageId: only }}
      toBody={({ on, title, ...values }) => ({ ...values, title: title ?? '', on: (on as Dayjs | undefined)?.format('YYYY-MM-DD') ?? '' })}
      act={openCase}
      refresh={caseRefresh}
      then={({ id }) => onOpened(id)}
      done="开始了，请记第一步"
      submit="开始"
      backLabel="先不办"
      onClose={onClose}
      width={560}
    >
      {only ? (
        <Form.Item name="villageId" hidden>
          <Input />
        </Form.Item>
      ) : (
        <Form.Item name="villageId" label="哪个村（社区）">
          <Select showSearch={{ optionFilterProp: 'label' }} options={villages.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <Form.Item name="code" label="哪一项权力">
        <Select showSearch={{ optionFilterProp: 'label' }} options={powers.filter(({ active }) => active).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} />
      </Form.Item>
      <Form.Item name="title" label="什么事" extra="公开以后群众看得到这一句：不写人名，不写电话、证件号">
        <Input maxLength={60} placeholder="如：三组一户低保申请" />
      </Form.Item>
      <Form.Item name="concerns" label="涉及谁（选填）" extra="只在内部看得到，加密保存">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="on" label="哪天开始的" extra="第一步的时限从这天算起">
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
    </ActDialog>
  );
}
