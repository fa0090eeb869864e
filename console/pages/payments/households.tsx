import { Button, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { householdSummary, saveHouseholdPhoneRequest, type HouseholdSlips, type HouseholdSummary } from '../../../contracts/household';
import { householdsRefresh, issueCodes, saveHouseholdSettings, savePhone, useHouseholdSettings, useHouseholdVillages } from '../../api/payments';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { ActDialog } from '../../parts/act-dialog';
import { dayWords } from '../../parts/dates';
import { Filter, SearchBox } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty, FormFault } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { oneOf, useFilters } from '../../parts/use-filters';
import { HouseholdSlipsPage } from './slips';

const codes = [
  { value: 'without', label: '还没有' },
  { value: 'with', label: '有了' },
] as const;

/** Codes on paper, with which households look their payments up; what was just made takes the page's place. */
export default function HouseholdsPage() {
  const [slips, setSlips] = useState<HouseholdSlips | null>(null);
  if (slips) return <HouseholdSlipsPage slips={slips} onClose={() => setSlips(null)} />;
  return <Households onIssued={setSlips} />;
}

function Households({ onIssued }: { onIssued: (slips: HouseholdSlips) => void }) {
  const { abilities } = useSession();
  const filters = useFilters();
  const villages = useHouseholdVillages();
  const villageId = filters.get('village') ?? (villages.length === 1 ? villages[0]?.value : undefined);
  const query = { villageId, code: oneOf(filters.get('code'), ['with', 'without'] as const), name: filters.get('name') };
  const list = useList('households', '/households', query, householdSummary, 50);
  const issue = useAct({ act: issueCodes, refresh: householdsRefresh, then: (made) => made.items.length > 0 && onIssued(made) });
  const [phoneOf, setPhoneOf] = useState<HouseholdSummary | null>(null);
  const mayIssue = abilities['household.issue'] === true;
  return (
    <Page
      title="户码"
      about="凭户码查自家的补贴。打印出来当面交给户主；换了新的，旧的马上作废。"
      acts={
        mayIssue ? (
          <Button type="primary" disabled={!villageId} loading={issue.busy} onClick={() => villageId && issue.run({ villageId })}>
            {villageId ? '给还没有的出码，打印' : '先选一个村'}
          </Button>
        ) : undefined
      }
    >
      {abilities['householdSettings.read'] ? <ByName /> : null}
      <FormFault error={issue.error} />
      <div className="filters">
        <Filter label="村" value={villageId} options={villages} onChange={(village) => filters.set({ village })} search />
        <Filter label="户码" value={query.code} options={codes} onChange={(code) => filters.set({ code })} />
        <SearchBox label="户主姓名，从姓写起" value={query.name} onChange={(name) => filters.set({ name })} />
      </div>
      <section className="card table-card">
        <ListTable
          label="农户"
          list={list}
          columns={columnsWith({ mayIssue, onIssue: (row) => issue.run({ householdIds: [row.id] }), onPhone: setPhoneOf })}
          empty={<Empty title="没有农户" why="导入发放明细以后，领过补贴的每一户都在这里。" />}
        />
      </section>
      {phoneOf ? <PhoneDialog household={phoneOf} onClose={() => setPhoneOf(null)} /> : null}
    </Page>
  );
}

function columnsWith({ mayIssue, onIssue, onPhone }: { mayIssue: boolean; onIssue: (row: HouseholdSummary) => void; onPhone: (row: HouseholdSummary) => void }): Column<HouseholdSummary>[] {
  return [
    {
      key: 'head',
      title: '户主',
      render: ({ head, village, group }) => (
        <>
          <b>{head}</b>
          <span className="second">{`${village.name}　${group}`}</span>
        </>
      ),
    },
    { key: 'code', title: '户码', width: 240, render: (row) => (row.code ? <Issued issuedOn={row.code.issuedOn} by={row.code.by} /> : <span className="muted">还没有</span>) },
    { key: 'phone', title: '收验证码的手机', width: 190, render: ({ phoneMasked }) => phoneMasked ?? <span className="muted">没有登记</span> },
    {
      key: 'acts',
      title: '',
      width: 220,
      render: (row) => (
        <span className="row">
          {row.abilities.phone ? (
            <Button size="small" onClick={() => onPhone(row)}>
              {row.phoneMasked ? '换手机' : '登记手机'}
            </Button>
          ) : null}
          {mayIssue && row.abilities.issue ? (
            <Button size="small" onClick={() => onIssue(row)}>
              {row.code ? '换新码，打印' : '出码，打印'}
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
}

function Issued({ issuedOn, by }: { issuedOn: string; by: string }) {
  return (
    <>
      {`${dayWords(issuedOn, useNow())} 出的`}
      <span className="second">{by}</span>
    </>
  );
}

function PhoneDialog({ household, onClose }: { household: HouseholdSummary; onClose: () => void }) {
  return (
    <ActDialog
      title={`${household.head} 家收验证码的手机`}
      about="只用来收查补贴的验证码，加密存，页面上只露头尾。空着就是去掉。"
      schema={saveHouseholdPhoneRequest}
      toBody={({ phone }) => ({ version: household.version, phone: String(phone ?? '').replace(/\D/g, '') || null })}
      act={savePhone(household.id)}
      refresh={householdsRefresh}
      done="记下了"
      onClose={onClose}
      submit="记下"
    >
      <Form.Item name="phone" label="手机号">
        <Input inputMode="numeric" maxLength={13} autoComplete="off" autoFocus />
      </Form.Item>
    </ActDialog>
  );
}

/** Whether a name and four digits are enough in this district. */
function ByName() {
  const { data } = useHouseholdSettings(true);
  const save = useAct({ act: saveHouseholdSettings, refresh: householdsRefresh, done: '改好了' });
  if (!data) return null;
  return (
    <section className="card">
      <div className="row between">
        <div>
          <b>凭户主姓名和身份证后四位查</b>
          <p className="muted">邻居也可能知道，默认关。开了也看不到涉及隐私的项目，一户一天错 5 次就锁。</p>
          <FormFault error={save.error} />
        </div>
        <Switch aria-label="凭姓名和身份证后四位查" checked={data.byName} checkedChildren="开" unCheckedChildren="关" disabled={!data.abilities.write} loading={save.busy} onChange={(byName) => save.run({ byName, version: data.version })} />
      </div>
    </section>
  );
}
