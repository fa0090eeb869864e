import { Button } from 'antd';
import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { clueKinship, endKinshipRequest, type ClueKinship } from '../../../contracts/clue-kinship';
import { ask } from '../../api/client';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { ActDialog } from '../../parts/act-dialog';
import { dayWords, shanghaiDay } from '../../parts/dates';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { DeclareKinship, kinshipRefresh } from './declare-dialog';

/** Relatives of the staff: who is named in a report is never read about by his own. Seen by whoever distributes, and by the leaders. */
export default function ClueKinshipPage() {
  const { abilities } = useSession();
  const [declaring, setDeclaring] = useState(false);
  const [ending, setEnding] = useState<ClueKinship | null>(null);
  const list = useList(kinshipRefresh[0], '/clue-kinship', {}, clueKinship);
  const add = abilities['clueKinship.declare'] ? (
    <Button type="primary" icon={<UserRoundPlus size={16} aria-hidden="true" />} onClick={() => setDeclaring(true)}>
      登记一位亲属
    </Button>
  ) : null;
  return (
    <Page title="亲属申报" about="反映谁，他的亲属就看不到这一件，也不知道有这一件。登记后新来的照此办；已经在看的，请移交。" acts={add}>
      <section className="card table-card">
        <ListTable
          label="亲属申报"
          list={list}
          fixed
          columns={columns(abilities['clueKinship.end'] ? setEnding : null)}
          empty={<Empty title="还没有登记亲属" why="没有登记的，系统认不出来：有人反映某人时，他在本委的亲属可能看得到。请每位经手线索的人申报，在这里登记。" />}
        />
      </section>
      <p className="muted small page-foot">只有线索管理员和委领导看得到这张表，登记和结束都有审计。不写亲属做什么、在哪里。</p>
      {declaring ? <DeclareKinship onClose={() => setDeclaring(false)} /> : null}
      {ending ? (
        <ActDialog
          title={`${ending.person.name}和${ending.relative.name}不再按亲属回避`}
          about="从此反映其中一人的，另一人又可能看得到。写错了的，结束后重新登记。"
          schema={endKinshipRequest}
          toBody={() => ({ version: ending.version })}
          act={(body) => ask(`/clue-kinship/${ending.id}/end`, { method: 'POST', body })}
          refresh={kinshipRefresh}
          done="结束了"
          submit="结束这一条"
          backLabel="再看一眼"
          onClose={() => setEnding(null)}
        />
      ) : null}
    </Page>
  );
}

const columns = (onEnd: ((row: ClueKinship) => void) | null): Column<ClueKinship>[] => [
  { key: 'person', title: '本委的谁', width: 200, render: (row) => <b>{row.person.name}</b> },
  { key: 'relation', title: '是他的', width: 140, render: (row) => row.relation },
  {
    key: 'relative',
    title: '亲属',
    render: (row) => (
      <>
        {row.relative.name}
        <span className="second">{row.relative.id ? '人员库里的人，按人认' : '不在人员库，按姓名认'}</span>
      </>
    ),
  },
  { key: 'at', title: '登记', width: 160, render: (row) => <Declared at={row.declaredAt} /> },
  ...(onEnd
    ? [
        {
          key: 'end',
          title: '',
          width: 110,
          render: (row: ClueKinship) => (
            <Button size="small" onClick={() => onEnd(row)}>
              结束
            </Button>
          ),
        },
      ]
    : []),
];

function Declared({ at }: { at: string }) {
  const now = useNow();
  return <span className="nowrap">{dayWords(shanghaiDay(at), now)}</span>;
}
