import { Button, DatePicker, Form, Input, Radio } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { batchSlipRequest, decideRequest, makeBatchRequest, repaymentBatchPage, repaymentBatchStateLabels, repaymentWayLabels, type RepaymentBatch } from '../../../contracts/repayment';
import { batchCommand, makeBatch, repaymentRefresh } from '../../api/repayments';
import { useSession } from '../../api/session';
import { useListWith } from '../../api/use-list';
import { ActDialog } from '../../parts/act-dialog';
import { dayWords, shanghaiDay } from '../../parts/dates';
import { ReasonField } from '../../parts/fields';
import { yuanWords } from '../../parts/money';
import { Empty, Failure, FormFault, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Page, Tag } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { uuid } from '../../parts/uuid';
import { dayFormat, dayOf } from './dialogs';

/** 上缴国库: what went together, by which slip, and what could go now. */
export function Batches({ which }: { which: ReactNode }) {
  const { abilities } = useSession();
  const { list, data } = useListWith('repayments', '/repayment-batches', {}, repaymentBatchPage);
  const ready = data?.ready ?? 0;
  const gather = useAct({ act: () => makeBatch(makeBatchRequest.parse({ requestKey: uuid() })), refresh: repaymentRefresh, done: '归成一批了，缴库后登记缴款书' });
  return (
    <div className="page-wrap">
      <Page
        title="上缴国库"
        about={ready > 0 ? `现在可以上缴 ${yuanWords(ready)}` : '现在没有可以上缴的。多缴的、在退的不进批次'}
        acts={
          abilities['repaymentBatch.write'] && ready > 0 ? (
            <Button type="primary" loading={gather.busy} onClick={() => gather.run(undefined)}>
              {gather.busy ? '正在汇总' : '归成一批'}
            </Button>
          ) : null
        }
      >
        {which}
        <FormFault error={gather.error} />
        {list.error ? <Failure error={list.error} again={list.again} /> : null}
        {list.loading ? <Skeleton /> : null}
        {!list.loading && !list.error && list.items.length === 0 ? <Empty title="还没有批次" why="钱入账以后，由财务归成一批上缴，每一笔只进一批。" /> : null}
        {list.items.map((batch) => (
          <One key={batch.id} batch={batch} />
        ))}
        <div className="row">
          {list.previous ? <Button onClick={list.previous}>上一页</Button> : null}
          {list.next ? <Button onClick={list.next}>下一页</Button> : null}
        </div>
      </Page>
    </div>
  );
}

function One({ batch }: { batch: RepaymentBatch }) {
  const now = useNow();
  const [dialog, setDialog] = useState<'slip' | 'check' | null>(null);
  const close = () => setDialog(null);
  const slip = batch.slip ? `缴款书 ${batch.slip.number}，${dayWords(batch.slip.day, now)}` : '';
  return (
    <Card
      className="padded repay-batch"
      title={batch.number}
      note={`${dayWords(batch.on, now)}　${batch.by}归批　${batch.items.length} 笔`}
      acts={
        <span className="row">
          <b>{yuanWords(batch.total)}</b>
          <Tag>{repaymentBatchStateLabels[batch.state]}</Tag>
          {batch.abilities.enter ? (
            <Button type="primary" size="small" onClick={() => setDialog('slip')}>
              登记缴款书
            </Button>
          ) : null}
          {batch.abilities.check ? (
            <Button type="primary" size="small" onClick={() => setDialog('check')}>
              核对缴款书
            </Button>
          ) : null}
        </span>
      }
    >
      {slip || batch.opinion ? <p className="second repay-slip">{[slip, batch.enteredBy ? `${batch.enteredBy}登记` : '', batch.checkedBy ? `${batch.checkedBy}核对` : '', batch.opinion].filter(Boolean).join('　')}</p> : null}
      <table className="repay-items">
        <thead>
          <tr>
            <th>单号</th>
            <th>收据</th>
            <th>方式</th>
            <th className="right">金额</th>
          </tr>
        </thead>
        <tbody>
          {batch.items.map((item) => (
            <tr key={item.receipt}>
              <td>{item.number}</td>
              <td>{item.receipt}</td>
              <td>{repaymentWayLabels[item.way]}</td>
              <td className="right">{yuanWords(item.amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {dialog === 'slip' ? <SlipDialog batch={batch} onClose={close} /> : null}
      {dialog === 'check' ? <CheckDialog batch={batch} slip={slip} onClose={close} /> : null}
    </Card>
  );
}

function SlipDialog({ batch, onClose }: { batch: RepaymentBatch; onClose: () => void }) {
  const today = dayjs(shanghaiDay(useNow()));
  return (
    <ActDialog title={`${batch.number} 登记缴款书`} about={`这一批 ${yuanWords(batch.total)}。登记后由另一名财务经办人核对。`} schema={batchSlipRequest} initial={{ day: today }} toBody={({ day, ...values }) => ({ ...values, day: dayOf(day), version: batch.version })} act={batchCommand(batch.id, 'slip')} refresh={repaymentRefresh} done="登记好了，等另一人核对" submit="登记" backLabel="先不登记" onClose={onClose}>
      <Form.Item name="number" label="缴款书编号">
        <Input maxLength={40} autoFocus />
      </Form.Item>
      <Form.Item name="day" label="哪天缴库">
        <DatePicker format={dayFormat} maxDate={today} style={{ width: '100%' }} />
      </Form.Item>
    </ActDialog>
  );
}

function CheckDialog({ batch, slip, onClose }: { batch: RepaymentBatch; slip: string; onClose: () => void }) {
  const [form] = Form.useForm();
  const agree = (Form.useWatch('agree', form) as boolean | undefined) ?? true;
  return (
    <ActDialog title={`核对 ${batch.number}`} about={`${slip}，${yuanWords(batch.total)}。请对着缴款书核对。`} form={form} schema={decideRequest} initial={{ agree: true, opinion: '' }} toBody={(values) => ({ ...values, opinion: values.opinion ?? '', version: batch.version })} act={batchCommand(batch.id, 'check')} refresh={repaymentRefresh} done="核对好了" submit={agree ? '对得上' : '对不上，退回'} backLabel="再看一眼" onClose={onClose}>
      <Form.Item name="agree" label="核对的结果">
        <Radio.Group options={[{ value: true, label: '对得上' }, { value: false, label: '对不上，退回' }]} />
      </Form.Item>
      {agree ? null : <ReasonField name="opinion" label="哪里对不上" />}
    </ActDialog>
  );
}
