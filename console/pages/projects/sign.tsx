import { Button } from 'antd';
import { ArrowLeft, Printer } from 'lucide-react';
import { Link } from 'react-router';
import type { ProjectSign } from '../../../contracts/project';
import { useProjectSign } from '../../api/projects';
import { dayWords } from '../../parts/dates';
import { yuanWords } from '../../parts/money';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';

const papers = ['a3', 'a4'] as const;

/** 工地公示牌: printed on A3 or A4, hung at the building site; its code leads to the project's page. */
export default function SignPage() {
  const filters = useFilters();
  const id = filters.get('id');
  return id ? <Sheet id={id} /> : <Empty title="没有说是哪个项目" why="从项目页上的“工地公示牌”进来。" />;
}

function Sheet({ id }: { id: string }) {
  const filters = useFilters();
  const paper = oneOf(filters.get('paper'), papers, 'a3');
  const { data, error, refetch } = useProjectSign(id);
  return (
    <Page
      title="工地公示牌"
      about={<span className="no-print">{paper.toUpperCase()} 纸，横着印。打印时选“无边距”，也可以存成 PDF 交给打印店放大。</span>}
      acts={
        <>
          <Link to={`/projects?id=${id}`}>
            <Button icon={<ArrowLeft size={16} aria-hidden="true" />}>回项目</Button>
          </Link>
          <Button type="primary" icon={<Printer size={16} aria-hidden="true" />} disabled={!data} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <div className="filters no-print">
        <Tabs label="纸" value={paper} tabs={papers.map((value) => ({ value, label: value.toUpperCase() }))} onChange={(next) => filters.set({ paper: next })} />
      </div>
      {error ? <Failure error={error} again={() => void refetch()} /> : null}
      {data ? <Sign sign={data} paper={paper} /> : error ? null : <Skeleton />}
    </Page>
  );
}

function Sign({ sign, paper }: { sign: ProjectSign; paper: 'a3' | 'a4' }) {
  const now = useNow();
  const rows: [string, string][] = [
    ['预算', yuanWords(sign.budget)],
    ['合同价', sign.contract === null ? '还没有签合同' : yuanWords(sign.contract)],
    ['谁来建', sign.builder ?? '还没有定'],
    ['工期', sign.due && sign.startedOn ? `${sign.plannedDays} 天，${dayWords(sign.startedOn, now)} 开工，${dayWords(sign.due, now)} 前完工` : `${sign.plannedDays} 天`],
    ['谁负责', sign.responsiblePost],
    ['谁监督', sign.supervisedBy],
  ];
  return (
    <article className={`site-sign ${paper}`}>
      <div className="site-sign-place">{sign.organisation}</div>
      <h2>{sign.name}</h2>
      <div className="site-sign-rule" />
      <div className="site-sign-body">
        <dl>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className="site-sign-code">
          <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(sign.svg)}`} alt="项目公开页的二维码" />
          <b>扫一扫，看每一步</b>
          <span>合同、付款、变更都在里面</span>
        </div>
      </div>
      <div className="site-sign-phone">
        觉得哪里不对，打监督电话 <b>{sign.supervisorPhone}</b>
      </div>
    </article>
  );
}
