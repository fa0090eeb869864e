import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { comparedKind, comparedKindLabels, comparison } from '../../../contracts/statistics';
import { useListWith } from '../../api/use-list';
import { percentWords } from '../../parts/charts/words';
import { Export } from '../../parts/export';
import { SearchBox } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { Back } from './back';
import { comparisonColumns } from './comparison-columns';
import { Controls } from './controls';
import { useView } from './view';

const kinds = comparedKind.options.map((value) => ({ value, label: comparedKindLabels[value] }));
/** So that a printed page is full. */
const perPage = 50;
const plotWidth = 400;

/** Every window, department or hall of the scope, the best first. */
export default function ComparisonPage() {
  const { view, query, kind, filters } = useView();
  const asked = { ...query, kind, text: filters.get('text') };
  const { list, data } = useListWith('statistics', '/statistics/comparison', asked, comparison, perPage);
  const units = list.items;
  return (
    <div className="overview">
      <Page
        title={`${comparedKindLabels[kind]}比较`}
        about={data?.average ? `平均 ${percentWords(data.average.value)}（虚线）；◆ 区间整个低于平均` : undefined}
        acts={
          <>
            <Back />
            <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
              打印
            </Button>
            <Export path="/statistics/comparison/export" query={asked} name={`${comparedKindLabels[kind]}比较`} />
          </>
        }
      >
        <div className="filters no-print">
          <Tabs label="比什么" value={kind} tabs={kinds} onChange={(next) => filters.set({ kind: next === 'window' ? undefined : next })} />
          <Controls from={undefined} to={undefined} />
          <SearchBox label="找名称" value={asked.text} onChange={(text) => filters.set({ text })} />
        </div>
        <section className="card table-card comparison">
          <ListTable
            label={`${comparedKindLabels[kind]}比较`}
            list={{ ...list, items: units.map((unit) => ({ ...unit, id: unit.organisation.id })) }}
            columns={comparisonColumns(units, data?.average ?? null, view, plotWidth)}
            empty={<Empty title="没有可比的" why={asked.text ? '没有叫这个名字的，换个说法再找。' : '这段时间、这个范围里没有评议。'} />}
          />
        </section>
      </Page>
    </div>
  );
}
