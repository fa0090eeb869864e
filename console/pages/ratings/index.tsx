import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { ratingLevel, ratingSummary } from '../../../contracts/rating';
import { ratingLevelLabels } from '../../../contracts/rating-options';
import { useOrganisationOptions } from '../../api/organisations';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { Page } from '../../parts/page';
import { allReasons } from '../../parts/reasons';
import { oneOf, useFilters } from '../../parts/use-filters';
import { columns } from './columns';
import { MonthlyReport } from './monthly-report';
import { RatingPanel } from './panel';

const levels = ratingLevel.options.map((value) => ({ value, label: ratingLevelLabels[value] }));
const integrityOptions = [
  { value: 'only', label: '只看涉及廉洁的' },
  { value: 'without', label: '不看涉及廉洁的' },
];

export default function RatingsPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const halls = useOrganisationOptions('hall');
  const query = {
    organisationId: filters.get('organisation'),
    level: oneOf(filters.get('level'), ratingLevel.options),
    reason: filters.get('reason'),
    from: filters.get('from'),
    to: filters.get('to'),
    integrity: oneOf(filters.get('integrity'), ['only', 'without'] as const),
    text: filters.get('text'),
  };
  const list = useList('ratings', '/ratings', query, ratingSummary);
  const openId = filters.get('id');
  const days: [dayjs.Dayjs | null, dayjs.Dayjs | null] = [query.from ? dayjs(query.from) : null, query.to ? dayjs(query.to) : null];

  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="评议"
        about="群众扫窗口的码评的，窗口改不了、删不掉"
        acts={
          <>
            {abilities['report.read'] ? <MonthlyReport /> : null}
            <Export path="/ratings/export" query={query} name="评议" />
          </>
        }
      >
        <div className="filters">
          {halls.length > 1 ? <Filter label="大厅" value={query.organisationId} options={halls} onChange={(organisation) => filters.set({ organisation })} search /> : null}
          <Filter label="评价" value={query.level} options={levels} onChange={(level) => filters.set({ level })} />
          <Filter label="原因" value={query.reason} options={allReasons} onChange={(reason) => filters.set({ reason })} search />
          {abilities['rating.listSecret'] ? <Filter label="廉洁" value={query.integrity} options={integrityOptions} onChange={(integrity) => filters.set({ integrity })} /> : null}
          <DatePicker.RangePicker
            aria-label="评议日期"
            allowEmpty
            value={days}
            format="M月D日"
            placeholder={['从哪天', '到哪天']}
            style={{ width: 220 }}
            onChange={(range) => filters.set({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
          />
          <SearchBox label="找窗口、大厅" value={query.text} onChange={(text) => filters.set({ text })} />
        </div>
        <section className="card table-card">
          <ListTable
            label="评议"
            list={list}
            columns={columns}
            openId={openId}
            onOpen={(row) => filters.set({ id: row.id }, openId ? 'replace' : 'push')}
            empty={<Empty title="没有评议" why="群众办完事扫窗口的码评了，就出现在这里。加了筛选的，去掉再看。" />}
          />
        </section>
      </Page>
      {openId ? <RatingPanel key={openId} id={openId} onClose={() => filters.set({ id: undefined })} /> : null}
    </div>
  );
}
