import { Button, Select } from 'antd';
import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { importMaxBytes, importRun, importStateLabels, type ImportRun } from '../../../contracts/table';
import { startImport, useImport } from '../../api/imports';
import { usePaymentChoices } from '../../api/payments';
import { useList } from '../../api/use-list';
import { instantWords } from '../../parts/dates';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty, FormFault } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { countWords, sizeWords } from '../../parts/numbers';
import { Page } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { useFilters } from '../../parts/use-filters';
import { OneImport } from './one-import';

/** What a department sends, in its own layout: said once what is what, checked, then brought in. */
export default function PaymentImportsPage() {
  const filters = useFilters();
  const openId = filters.get('id');
  const run = useImport(openId).data;
  if (openId) return run ? <OneImport run={run} onBack={() => filters.set({ id: undefined })} /> : null;
  return <Imports onOpen={(id) => filters.set({ id }, 'push')} />;
}

function Imports({ onOpen }: { onOpen: (id: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const { programmes } = usePaymentChoices();
  const [programme, setProgramme] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const list = useList('imports', '/imports', { kind: 'payments' }, importRun);
  const start = useAct({ act: (file: File) => startImport('payments', file, programme ? { programme } : {}), refresh: ['imports'], then: ({ id }) => onOpen(id) });
  const choose = (file: File | undefined) => {
    if (!file) return;
    setTooLarge(file.size > importMaxBytes);
    if (file.size <= importMaxBytes) start.run(file);
  };
  return (
    <Page
      title="导入发放明细"
      about="部门的表是什么样就传什么样，说明哪一列是什么；下次同一个部门、同一个项目的表自己就认得。"
      acts={
        <>
          <Select aria-label="表里是哪个项目" style={{ width: 260 }} value={programme} onChange={setProgramme} options={[{ value: '', label: '表里有“项目”一列' }, ...programmes.map(({ value, label }) => ({ value, label: `整张表都是 ${label}` }))]} showSearch={{ optionFilterProp: 'label' }} />
          <input
            ref={input}
            type="file"
            accept=".xlsx,.csv"
            hidden
            aria-label="选发放表"
            onChange={(event) => {
              choose(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <Button type="primary" icon={<Upload size={15} aria-hidden="true" />} loading={start.busy} onClick={() => input.current?.click()}>
            {start.busy ? '正在传' : '选表，上传'}
          </Button>
        </>
      }
    >
      <FormFault error={start.error} />
      {tooLarge ? <p className="form-fault">{`表格超过 ${sizeWords(importMaxBytes)}，请拆成几个再导。`}</p> : null}
      <section className="card table-card">
        <ListTable label="导入" list={list} columns={columns} onOpen={({ id }) => onOpen(id)} empty={<Empty title="还没有导过" why="选一张部门的发放表（Excel 或 CSV）。原表导完就从平台上删掉，身份证号加密存，卡号只留后四位。" />} />
      </section>
    </Page>
  );
}

const columns: Column<ImportRun>[] = [
  { key: 'state', title: '到哪一步', width: 120, render: ({ state }) => importStateLabels[state] },
  { key: 'file', title: '表', render: ({ fileName }) => <b>{fileName}</b> },
  { key: 'rows', title: '行', width: 110, align: 'right', render: ({ rows }) => countWords(rows) },
  { key: 'creates', title: '新增', width: 110, align: 'right', render: ({ creates }) => countWords(creates) },
  { key: 'updates', title: '冲正、更正', width: 110, align: 'right', render: ({ updates }) => countWords(updates) },
  { key: 'leftOut', title: '没导', width: 110, align: 'right', render: ({ leftOut }) => countWords(leftOut) },
  { key: 'bad', title: '要改的', width: 110, align: 'right', render: ({ problemCount }) => countWords(problemCount) },
  {
    key: 'at',
    title: '谁，什么时候',
    width: 190,
    render: ({ byName, startedAt }) => (
      <>
        {byName}
        <span className="second">
          <At instant={startedAt} />
        </span>
      </>
    ),
  },
];

function At({ instant }: { instant: string }) {
  return <>{instantWords(instant, useNow())}</>;
}
