import { DatePicker, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { disclosureFrequencyLabels } from '../../../contracts/disclosure';
import type { CatalogueRow } from '../../../contracts/disclosure-catalogue';
import { recordMatterRequest, type DutyPlaces } from '../../../contracts/disclosure-duty';
import { isPeriodic } from '../../../contracts/disclosure-period';
import { useCatalogue } from '../../api/disclosure-catalogue';
import { dutyRefresh, recordMatter } from '../../api/disclosure-duties';
import { ActDialog } from '../../parts/act-dialog';
import { shanghaiDay } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { uuid } from '../../parts/uuid';
import { dayFormat, dayOf } from './dialogs';

/** Something was decided or received: what, and on which day. From that day on it has its time. */
export function MatterDialog({ places, onDone, onClose }: { places: DutyPlaces; onDone: (id: string) => void; onClose: () => void }) {
  const [form] = Form.useForm();
  const [requestKey] = useState(uuid);
  const only = places.villages.length === 1 ? places.villages[0] : undefined;
  const chosen = (Form.useWatch('villageId', form) as string | undefined) ?? only?.id;
  const place = places.villages.find(({ id }) => id === chosen)?.place ?? 'village';
  const today = dayjs(shanghaiDay(useNow()));
  const catalogue = useCatalogue({ place });
  return (
    <ActDialog
      title="记一件要公开的事"
      about="村里作了决定、收到或花了一笔专款、有了变动，当天记下来，到期前提醒您公开。"
      form={form}
      schema={recordMatterRequest}
      initial={{ villageId: only?.id, day: today }}
      toBody={(values) => ({ ...values, villageId: values.villageId ?? only?.id, day: dayOf(values.day), requestKey })}
      act={recordMatter}
      then={(duty) => onDone(duty.id)}
      refresh={dutyRefresh}
      done="记下了"
      submit="记下"
      backLabel="先不记"
      onClose={onClose}
    >
      {only ? null : (
        <Form.Item name="villageId" label="哪个村">
          <Select showSearch={{ optionFilterProp: 'label' }} options={places.villages.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <Form.Item name="item" label="公开目录里的哪一项">
        <Select showSearch={{ optionFilterProp: 'label' }} placeholder="按名称找" options={options(catalogue.data?.items ?? [])} loading={catalogue.isPending} />
      </Form.Item>
      <Form.Item name="title" label="什么事" extra="例如：村南地块补偿款到账。不写村民的姓名。">
        <Input maxLength={60} showCount />
      </Form.Item>
      <Form.Item name="day" label="哪天决定或收到的" extra="从这天起算">
        <DatePicker format={dayFormat} maxDate={today} style={{ width: '100%' }} />
      </Form.Item>
    </ActDialog>
  );
}

/** What has no round of its own first. */
function options(rows: readonly CatalogueRow[]) {
  const own = rows.filter((row) => row.active && row.partOf === null && row.form !== 'accounts');
  const group = (label: string, of: CatalogueRow[]) => ({ label, options: of.map(({ code, name, frequency }) => ({ value: code, label: isPeriodic(frequency) ? `${name}（${disclosureFrequencyLabels[frequency]}）` : name })) });
  return [group('随时、有变动时公开的', own.filter(({ frequency }) => !isPeriodic(frequency))), group('定期公开的，这次单独公开', own.filter(({ frequency }) => isPeriodic(frequency)))];
}
