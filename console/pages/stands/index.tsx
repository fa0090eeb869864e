import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useStands } from '../../api/stands';
import { useOrganisationOptions } from '../../api/organisations';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { Cards, cardsOnSheet } from './cards';
import { CodeTable } from './code-table';
import { Stands } from './stand';

const forms = ['stand', 'cards', 'table'] as const;
type FormName = (typeof forms)[number];
const formWords: Record<FormName, string> = { stand: 'A6 桌牌', cards: 'A4 小卡片', table: '窗口码总表' };
const aboutForm: Record<FormName, string> = {
  stand: 'A6 纸，一个窗口一张。打印时选“无边距”，也可以存成 PDF 交给打印店。',
  cards: `A4 纸，一张 ${cardsOnSheet} 个，照十字线裁开，贴在柜台或材料袋上。`,
  table: 'A4 纸，一行一个窗口，核对桌上的码用；也可以导出成表格。',
};

/** What is printed of the windows' codes. Form and scope stand in the address, so that a view can be sent to whoever prints. */
export default function StandsPage() {
  const filters = useFilters();
  const halls = useOrganisationOptions('hall');
  const form = oneOf(filters.get('form'), forms, 'stand');
  const under = filters.get('under');
  const stands = useStands({ windowId: filters.get('window'), underId: under });
  const ready = stands.data ?? [];
  const sheets = form === 'cards' ? Math.ceil(ready.length / cardsOnSheet) : ready.length;
  return (
    <Page
      title="二维码打印"
      about={<span className="no-print">{aboutForm[form]}</span>}
      acts={
        <>
          {form === 'table' ? <Export path="/stands/export" query={{ underId: under }} name="窗口码" /> : null}
          <Button className="no-print" type="primary" icon={<Printer size={16} aria-hidden="true" />} disabled={ready.length === 0} onClick={() => window.print()}>
            {stands.isPending ? '正在准备' : form === 'table' ? '打印总表' : `打印 ${sheets} 张`}
          </Button>
        </>
      }
    >
      <div className="filters no-print">
        <Tabs label="印成什么样" value={form} tabs={forms.map((value) => ({ value, label: formWords[value] }))} onChange={(next) => filters.set({ form: next })} />
        <Filter label="大厅" value={under} options={halls} onChange={(next) => filters.set({ under: next, window: undefined })} search />
      </div>
      {stands.isPending ? <Skeleton /> : null}
      {stands.error ? <Failure error={stands.error} again={() => void stands.refetch()} title="窗口码没有读出来" /> : null}
      {stands.data && ready.length === 0 ? <Empty title="这里没有在用的窗口" why="先在“机构与窗口”里建窗口。" /> : null}
      {form === 'stand' ? <Stands stands={ready} /> : form === 'cards' ? <Cards stands={ready} /> : ready.length > 0 ? <CodeTable stands={ready} /> : null}
    </Page>
  );
}
