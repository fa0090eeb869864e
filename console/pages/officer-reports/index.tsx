import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { officerReportState, officerReportStateLabels, officerReportSummary } from '../../../contracts/officer-report';
import { useOrganisationTree } from '../../api/organisations';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { Page } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { columns } from './columns';
import { OfficerReportPanel } from './panel';

const states = officerReportState.options.map((value) => ({ value, label: officerReportStateLabels[value] }));

/** What information officers reported by the official account or the mini-program. */
export default function OfficerReportsPage() {
  const filters = useFilters();
  const places = usePlaces();
  const query = { state: oneOf(filters.get('state'), officerReportState.options), organisationId: filters.get('organisation'), from: filters.get('from'), to: filters.get('to') };
  const list = useList('officer-reports', '/officer-reports', query, officerReportSummary);
  const openId = filters.get('id');
  const days: [dayjs.Dayjs | null, dayjs.Dayjs | null] = [query.from ? dayjs(query.from) : null, query.to ? dayjs(query.to) : null];
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page title="信息员报告" about="内容加密存着，点开要写理由。关于自己所在村和单位的看不到。" acts={<Export path="/officer-reports/export" query={query} name="信息员报告" />}>
        <div className="filters">
          <Filter label="看过没有" value={query.state} options={states} onChange={(state) => filters.set({ state })} />
          <Filter label="村或单位" value={query.organisationId} options={places} onChange={(organisation) => filters.set({ organisation })} search />
          <DatePicker.RangePicker
            aria-label="收到日期"
            allowEmpty
            value={days}
            format="M月D日"
            placeholder={['从哪天', '到哪天']}
            style={{ width: 220 }}
            onChange={(range) => filters.set({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
          />
        </div>
        <section className="card table-card">
          <ListTable
            label="信息员报告"
            list={list}
            fixed
            hint="↑ ↓ 选择　Enter 打开"
            columns={columns}
            openId={openId}
            onOpen={(row) => filters.set({ id: row.id }, openId ? 'replace' : 'push')}
            empty={<Empty title="没有信息员报告" why="信息员在公众号里回「报事」，或在小程序里写，交了就出现在这里。加了筛选的，去掉再看。" />}
          />
        </section>
      </Page>
      {openId ? <OfficerReportPanel key={openId} id={openId} row={list.items.find(({ id }) => id === openId)} onClose={() => filters.set({ id: undefined })} /> : null}
    </div>
  );
}

const reportable = new Set(['village', 'community', 'town', 'department', 'hall']);

/** Whatever an officer can report, with what it lies in: villages of different towns have one name. */
function usePlaces(): { value: string; label: string }[] {
  const nodes = useOrganisationTree().data?.items ?? [];
  const names = new Map(nodes.filter(({ kind }) => kind !== 'district').map(({ id, name }) => [id, name]));
  return nodes.filter(({ kind }) => reportable.has(kind)).map(({ id, name, parentId }) => {
    const within = names.get(parentId ?? '');
    return { value: id, label: within ? `${name}（${within}）` : name };
  });
}
