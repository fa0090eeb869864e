import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { windowStand, type WindowStand } from '../../../contracts/stand';
import { ask } from '../../api/client';
import { useOrganisationTree } from '../../api/organisations';
import { Filter } from '../../parts/filter';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { windowNumberWords } from '../../parts/numbers';
import { Page } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';

/** QR stands to print: A6, one a window; the browser prints them or saves them as PDF. */
export default function StandsPage() {
  const filters = useFilters();
  const tree = useOrganisationTree();
  const nodes = tree.data?.items ?? [];
  const under = filters.get('under');
  const one = filters.get('window');
  const windows = nodes.filter((node) => node.kind === 'window' && (one ? node.id === one : !under || node.path.includes(under)));
  const stands = useQueries({
    queries: windows.map((window) => ({ queryKey: ['organisations', 'stand', window.id], queryFn: () => ask(`/windows/${window.id}/stand`, { answer: windowStand }), staleTime: 300_000 })),
    combine: (results) => ({ ready: results.flatMap((result) => result.data ?? []), pending: results.some((result) => result.isPending), error: results.find((result) => result.error)?.error }),
  });
  return (
    <Page
      title="桌牌打印"
      about={<span className="no-print">A6 纸，一个窗口一张。打印时选“无边距”，也可以存成 PDF 交给打印店。</span>}
      acts={
        <Button className="no-print" type="primary" icon={<Printer size={16} aria-hidden="true" />} disabled={stands.pending || stands.ready.length === 0} onClick={() => window.print()}>
          {stands.pending ? `正在准备 ${stands.ready.length} / ${windows.length}` : `打印 ${stands.ready.length} 张`}
        </Button>
      }
    >
      <div className="filters no-print">
        <Filter
          label="大厅"
          value={under}
          options={nodes.filter((node) => node.kind === 'hall').map((node) => ({ value: node.id, label: node.name }))}
          onChange={(next) => filters.set({ under: next, window: undefined })}
          search
        />
      </div>
      {tree.isPending ? <Skeleton /> : null}
      {stands.error || tree.error ? <Failure error={stands.error ?? tree.error} title="有的桌牌没有读出来" /> : null}
      {tree.data && windows.length === 0 ? <Empty title="这里没有窗口" why="先在“机构与窗口”里建窗口。" /> : null}
      <div className="stand-sheet">
        {stands.ready.map((stand) => (
          <Stand key={stand.code} stand={stand} />
        ))}
      </div>
    </Page>
  );
}

function Stand({ stand }: { stand: WindowStand }) {
  return (
    <article className="stand">
      <div className="stand-hall">{stand.hallName}</div>
      <div className="stand-window">
        {windowNumberWords(stand.number)}　{stand.windowName}
      </div>
      <div className="stand-rule" />
      <div className="stand-ask">
        满意不满意
        <br />
        扫一扫告诉纪委
      </div>
      <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(stand.svg)}`} alt={`${stand.windowName} 的二维码`} />
      <div className="stand-code">{stand.code.replace(/(.{4})/, '$1 ')}</div>
      <div className="stand-foot">
        不用登录，不用留名。评议由{stand.commission}收，
        <br />
        窗口改不了、删不掉。
      </div>
    </article>
  );
}
