import { useNavigate } from 'react-router';
import { powerSummary, type PowerSummary } from '../../../contracts/micro-power';
import { powerClassLabels } from '../../../contracts/power-words';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { Page, Tag } from '../../parts/page';

const whole = 100;

/** 权力清单: the powers a village may exercise, each with its chart. */
export default function MicroPowersPage() {
  const navigate = useNavigate();
  const { abilities } = useSession();
  const list = useList('micro-powers', '/micro-powers', {}, powerSummary, whole);
  const about = abilities['microPower.write'] ? '名称和没有标注来源的内容是平台建议，请照本地的规定改。已经在办的事照原来的一版办完' : '清单由区里定，村里照单办。点开看流程图';
  return (
    <Page title="权力清单" about={about}>
      <section className="card table-card">
        <ListTable label="权力清单" list={list} columns={columns} onOpen={(row) => void navigate(`/micro-powers/${row.code}`)} empty={<Empty title="清单是空的" />} fixed />
      </section>
    </Page>
  );
}

const columns: Column<PowerSummary>[] = [
  { key: 'code', title: '编码', width: 80, render: (row) => <b className="number">{row.code}</b> },
  { key: 'class', title: '类别', width: 120, render: (row) => powerClassLabels[row.class] },
  { key: 'name', title: '名称', render: (row) => <b>{row.name}</b> },
  { key: 'post', title: '谁来办', width: 250, render: (row) => row.post },
  { key: 'steps', title: '步骤', width: 80, render: (row) => `${row.steps} 步` },
  {
    key: 'version',
    title: '版本',
    width: 190,
    render: (row) => (
      <span className="row">
        第 {row.version} 版{row.edited ? <Tag>区里改过</Tag> : null}
        {row.active ? null : <Tag>停用</Tag>}
      </span>
    ),
  },
];
