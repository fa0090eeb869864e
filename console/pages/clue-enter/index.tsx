import { Button, Form, Input, Radio, Select, Switch } from 'antd';
import { useState } from 'react';
import { clueChannelLabels } from '../../../contracts/clue';
import { clueEntryForm, enterClueRequest, enteredChannel } from '../../../contracts/clue-registry';
import type { z } from 'zod';
import type { ReportSubmitted } from '../../../contracts/clue-report';
import { clueRefresh, enterClue, useEntryForm } from '../../api/clues';
import { ActForm, type Values } from '../../parts/act-form';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { Card, Page } from '../../parts/page';
import { Receipt } from './receipt';

type Offer = z.output<typeof clueEntryForm>;

/** 32 random bytes: pressing twice is one report. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

/** Letters, visits and calls, with the same fields that a reporter fills in himself. */
export default function ClueEnterPage() {
  const offer = useEntryForm();
  const [entered, setEntered] = useState<ReportSubmitted | null>(null);
  return (
    <Page title="代录反映" about="来信、来访、来电和移送来的。录完就加密，您是不是看得到，要看您和这件事有没有关系。" narrow>
      {offer.isPending ? <Skeleton /> : null}
      {offer.error ? <Failure error={offer.error} again={() => void offer.refetch()} /> : null}
      {offer.data && !offer.data.open ? <Empty title="还不能录" why="密钥仪式还没有完成，没有密钥可以封存。请身份保管人先做完仪式。" /> : null}
      {offer.data?.open && !entered ? <EntryForm offer={offer.data} onEntered={setEntered} /> : null}
      {entered ? <Receipt receipt={entered} onNext={() => setEntered(null)} /> : null}
    </Page>
  );
}

function EntryForm({ offer, onEntered }: { offer: Offer; onEntered: (receipt: ReportSubmitted) => void }) {
  const [form] = Form.useForm();
  const [submissionKey] = useState(newKey);
  const named = Form.useWatch('named', form) as boolean | undefined;
  const toBody = ({ named: byName, identity, ...values }: Values) => ({ ...values, placeId: values.placeId ?? null, submissionKey, identity: byName ? identity : null });
  return (
    <Card className="padded">
      <ActForm form={form} schema={enterClueRequest} initial={{ channel: 'letter', people: [], named: false, topic: '', what: '' }} toBody={toBody} act={enterClue} refresh={clueRefresh} then={onEntered} submit="录好，出回执">
        <Form.Item name="channel" label="怎么来的">
          <Radio.Group options={enteredChannel.options.map((value) => ({ value, label: clueChannelLabels[value].name }))} />
        </Form.Item>
        <Form.Item name="topic" label="哪一类">
          <Select options={[{ value: '', label: '选最接近的一类' }, ...offer.topics.map(({ key, label, examples }) => ({ value: key, label: `${label}：${examples}` }))]} />
        </Form.Item>
        <Form.Item name="what" label="什么事" extra="照反映人的话写，不删改、不评论。">
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={5000} showCount />
        </Form.Item>
        <Form.Item name="placeId" label="在哪里">
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={offer.places.map(({ id, name }) => ({ value: id, label: name }))} placeholder="找村、镇街、部门" />
        </Form.Item>
        <Form.Item name="when" label="什么时候">
          <Input maxLength={100} placeholder="照反映人的说法写，如：去年秋天" />
        </Form.Item>
        <Form.List name="people">
          {(fields, { add, remove }) => (
            <Form.Item label="反映谁" extra="写了名字，这个人和他的单位就看不到这一件。">
              {fields.map(({ key, name }) => (
                <div key={key} className="row entered-person">
                  <Form.Item name={[name, 'name']} noStyle>
                    <Input placeholder="姓名或称呼" aria-label="姓名或称呼" maxLength={30} />
                  </Form.Item>
                  <Form.Item name={[name, 'organisation']} noStyle>
                    <Input placeholder="单位" aria-label="单位" maxLength={60} />
                  </Form.Item>
                  <Form.Item name={[name, 'post']} noStyle>
                    <Input placeholder="职务" aria-label="职务" maxLength={40} />
                  </Form.Item>
                  <Button type="text" onClick={() => remove(name)}>
                    去掉
                  </Button>
                </div>
              ))}
              {fields.length < 10 ? <Button onClick={() => add({ name: '', organisation: '', post: '' })}>加一个人</Button> : null}
            </Form.Item>
          )}
        </Form.List>
        <Form.Item name="money" label="涉及金额">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="evidence" label="有什么证据" extra="纸件、物证写清楚放在哪里，由谁保管。">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
        <Form.Item name="named" label="反映人留名吗" valuePropName="checked">
          <Switch checkedChildren="留" unCheckedChildren="不留" />
        </Form.Item>
        {named ? <Identity /> : null}
      </ActForm>
    </Card>
  );
}

function Identity() {
  return (
    <>
      <p className="about">姓名、电话封给身份保管人，录完您也打不开。</p>
      <Form.Item name={['identity', 'name']} label="姓名">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name={['identity', 'phone']} label="电话">
        <Input maxLength={12} />
      </Form.Item>
      <Form.Item name={['identity', 'address']} label="住址">
        <Input maxLength={100} />
      </Form.Item>
    </>
  );
}
