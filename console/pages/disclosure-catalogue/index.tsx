import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { disclosureClass, disclosureClassLabels, disclosureFormLabels, disclosureFrequencyLabels, disclosurePlace, sourceCertaintyLabels } from '../../../contracts/disclosure';
import { entryOriginLabels, termOf, type CatalogueRow, type DisclosureTerms } from '../../../contracts/disclosure-catalogue';
import { useCatalogue, useTerms } from '../../api/disclosure-catalogue';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { Page, Tag } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { EntryDialog } from './entry-dialog';
import { EntryPanel } from './panel';
import { Terms } from './terms';
import { emptyEntry, placeWords } from './words';

const classes = disclosureClass.options.map((value) => ({ value, label: disclosureClassLabels[value] }));
const places = disclosurePlace.options.map((value) => ({ value, label: placeWords([value]) }));
const views = [
  { value: 'entries', label: '事项' },
  { value: 'terms', label: '期限' },
] as const;

/** What villages and communities of the district publish, and by which day; changed here, with what it was before. */
export default function DisclosureCataloguePage() {
  const filters = useFilters();
  const view = oneOf(filters.get('view'), ['entries', 'terms'] as const, 'entries');
  const query = { class: oneOf(filters.get('class'), disclosureClass.options), place: oneOf(filters.get('place'), disclosurePlace.options), text: filters.get('text') };
  const { data, error, refetch } = useCatalogue(query);
  const [adding, setAdding] = useState(false);
  const openCode = view === 'entries' ? filters.get('code') : undefined;
  const open = (code: string | undefined) => filters.set({ code }, openCode ? 'replace' : 'push');
  return (
    <div className={openCode ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="公开目录"
        about="各村、社区照它公开。没有改过的跟着默认，改过的看得出、改得回"
        acts={
          <>
            {data?.abilities.export && view === 'entries' ? <Export path="/disclosure-catalogue/export" query={query} name="公开目录" /> : null}
            {data?.abilities.write && view === 'entries' ? (
              <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => setAdding(true)}>
                加一项
              </Button>
            ) : null}
          </>
        }
      >
        <Tabs label="看什么" value={view} tabs={views} onChange={(next) => filters.set({ view: next, code: undefined })} />
        {view === 'terms' ? <Terms /> : null}
        {view === 'entries' ? (
          <div className="filters">
            <Filter label="类别" value={query.class} options={classes} onChange={(next) => filters.set({ class: next })} />
            <Filter label="谁公开" value={query.place} options={places} onChange={(place) => filters.set({ place })} />
            <SearchBox label="找编码、名称" value={query.text} onChange={(text) => filters.set({ text })} />
          </div>
        ) : null}
        {view === 'entries' && error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
        {view === 'entries' && !data && !error ? <Skeleton /> : null}
        {view === 'entries' && data ? <Entries rows={data.items} openCode={openCode} onOpen={open} /> : null}
      </Page>
      {openCode ? <EntryPanel key={openCode} code={openCode} onClose={() => open(undefined)} /> : null}
      {adding ? <EntryDialog entry={emptyEntry} revision={null} onDone={open} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

interface EntriesProps {
  rows: readonly CatalogueRow[];
  openCode: string | undefined;
  onOpen: (code: string) => void;
}

/** By class and by heading within it, as the rule has them; beside an open entry only what is not told there. */
function Entries({ rows, openCode, onOpen }: EntriesProps) {
  const terms = useTerms().data?.terms;
  if (rows.length === 0) return <Empty title="目录里没有这样的一项" why="换一个词，或去掉筛选再看。" />;
  return (
    <>
      {disclosureClass.options.map((one) => {
        const of = rows.filter((row) => row.class === one);
        return of.length === 0 ? null : (
          <section key={one} className="card table-card catalogue-class">
            <h2>
              {disclosureClassLabels[one]}
              <small>{of.length} 项</small>
            </h2>
            <div className="table-scroll">
              <table className="facts dense fixed" aria-label={disclosureClassLabels[one]}>
                <thead>
                  <tr>
                    <th scope="col" style={{ width: 84 }}>编码</th>
                    <th scope="col">公开什么</th>
                    <th scope="col" style={{ width: 148 }}>多久一次</th>
                    <th scope="col" style={{ width: 108 }}>形式</th>
                    {openCode ? null : <th scope="col" style={{ width: 108 }}>谁公开</th>}
                    {openCode ? null : <th scope="col" style={{ width: 270 }}>依据</th>}
                  </tr>
                </thead>
                <tbody>
                  {of.map((row) => (
                    <Row key={row.code} row={row} on={row.code === openCode} short={openCode !== undefined} terms={terms} onOpen={() => onOpen(row.code)} />
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        );
      })}
    </>
  );
}

function Row({ row, on, short, terms, onOpen }: { row: CatalogueRow; on: boolean; short: boolean; terms: DisclosureTerms | undefined; onOpen: () => void }) {
  return (
    <tr className={on ? 'on opens' : 'opens'} onClick={onOpen}>
      <td>{row.code}</td>
      <td>
        <button type="button" className="link" onClick={onOpen}>
          {row.name}
        </button>{' '}
        {row.origin === 'default' ? null : <Tag>{entryOriginLabels[row.origin]}</Tag>} {row.active ? null : <Tag>停用</Tag>}
        {row.group === disclosureClassLabels[row.class] ? null : <span className="second">{row.group}</span>}
      </td>
      <td>
        {disclosureFrequencyLabels[row.frequency]}
        {terms ? <span className="second">{termOf(terms, { ...row, single: false })}</span> : null}
      </td>
      <td>{row.partOf ? `并入 ${row.partOf}` : disclosureFormLabels[row.form]}</td>
      {short ? null : <td>{placeWords(row.places)}</td>}
      {short ? null : (
        <td>
          <span className="clamped" title={row.basis}>
            {row.basis}
          </span>
          <span className="second">{sourceCertaintyLabels[row.certainty]}</span>
        </td>
      )}
    </tr>
  );
}
