import { App, Button, Form, Input, InputNumber } from 'antd';
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { handInSummary, recordHandInRequest } from '../../../contracts/repayment';
import { recordHandIn, repaymentRefresh } from '../../api/repayments';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { ActDialog } from '../../parts/act-dialog';
import { SearchBox } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { fenOf } from '../../parts/money';
import { Empty } from '../../parts/notice';
import { Page } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';
import { uuid } from '../../parts/uuid';
import { handInColumns } from './columns';
import { HandInPanel } from './panel';

/** 主动上交: announced on a phone or at the counter, with or without a name. */
export function HandIns({ which }: { which: ReactNode }) {
  const { abilities } = useSession();
  const filters = useFilters();
  const [recording, setRecording] = useState(false);
  const text = filters.get('text');
  const list = useList('repayments', '/hand-ins', { text }, handInSummary);
  const openId = filters.get('id');
  const open = (id: string | undefined) => filters.set({ id }, openId ? 'replace' : 'push');
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="主动上交"
        about="不留名的，平台里没有是谁"
        acts={
          abilities['handIn.record'] ? (
            <Button type="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setRecording(true)}>
              记一件上交
            </Button>
          ) : null
        }
      >
        {which}
        <div className="filters">
          <SearchBox label="找编号、全名" value={text} onChange={(next) => filters.set({ text: next })} />
        </div>
        <section className="card table-card">
          <ListTable label="主动上交" list={list} fixed columns={handInColumns} openId={openId} onOpen={(row) => open(row.id)} empty={<Empty title="还没有人上交" why="干部在小程序里申报，或到窗口来交，都记在这里。" />} />
        </section>
      </Page>
      {openId ? <HandInPanel key={openId} id={openId} onClose={() => open(undefined)} /> : null}
      {recording ? <RecordDialog onDone={(id) => filters.set({ id })} onClose={() => setRecording(false)} /> : null}
    </div>
  );
}

function RecordDialog({ onDone, onClose }: { onDone: (id: string) => void; onClose: () => void }) {
  const { modal } = App.useApp();
  const [requestKey] = useState(uuid);
  return (
    <ActDialog
      title="记一件上交"
      about="本人不愿留名的，姓名空着。记下以后登记收到的钱，由另一人核对。"
      schema={recordHandInRequest}
      toBody={({ name, amount }) => ({ requestKey, name: typeof name === 'string' && name.trim() !== '' ? name : null, amount: fenOf(amount) })}
      act={recordHandIn}
      refresh={repaymentRefresh}
      then={({ handIn, code }) => {
        onDone(handIn.id);
        modal.info({ title: '把编号和取据码写给本人', content: <p className="repay-code">{`${handIn.number}　${code}`}</p>, okText: '写好了', icon: null });
      }}
      done="记下了"
      submit="记下"
      backLabel="先不记"
      onClose={onClose}
    >
      <Form.Item name="name" label="姓名（选填）">
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="amount" label="金额（元）">
        <InputNumber min={0} precision={2} style={{ width: '100%' }} />
      </Form.Item>
    </ActDialog>
  );
}
