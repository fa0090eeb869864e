import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  changeWindowRequest,
  closeOrganisationRequest,
  moveOrganisationRequest,
  organisationChangeLabels,
  organisationDetail,
  organisationKindLabels,
  renameOrganisationRequest,
  reopenOrganisationRequest,
  type OrganisationDetail,
  type OrganisationNode,
} from '../../../contracts/organisation';
import { ask } from '../../api/client';
import { ActDialog } from '../../parts/act-dialog';
import { instantWords } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Facts } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { ReasonField } from '../../parts/fields';
import { NameFields, WindowFields } from './fields';
import { MergeDialog } from './merge';
import { OnDutyToday, PostsThere } from './people-there';
import { parentOptions } from './tree-data';

type ActName = 'rename' | 'move' | 'changeWindow' | 'merge' | 'close' | 'reopen';

export function OrganisationPanel({ id, nodes, onClose }: { id: string; nodes: readonly OrganisationNode[]; onClose: () => void }) {
  const { data, error, refetch } = useQuery({ queryKey: ['organisations', 'one', id], queryFn: ({ signal }) => ask(`/organisations/${id}`, { answer: organisationDetail, signal }) });
  const [act, setAct] = useState<ActName | null>(null);
  return (
    <Panel label="机构详情" onClose={onClose} head={<Title detail={data} />} foot={data ? <Acts detail={data} onChoose={setAct} /> : null}>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Body detail={data} /> : null}
      {data && act ? <ActOn act={act} detail={data} nodes={nodes} onClose={() => setAct(null)} /> : null}
    </Panel>
  );
}

function Title({ detail }: { detail: OrganisationDetail | undefined }) {
  if (!detail) return <b>机构</b>;
  return (
    <>
      <span className="muted">{detail.ancestors.map((one) => one.name).join(' / ') || organisationKindLabels[detail.kind]}</span>
      <div className="panel-title">
        <b>{detail.name}</b>
        {detail.active ? null : <span className="tag">已停用</span>}
      </div>
    </>
  );
}

function Body({ detail }: { detail: OrganisationDetail }) {
  const now = useNow();
  const { window } = detail;
  return (
    <>
      <Facts
        rows={[
          ['种类', organisationKindLabels[detail.kind]],
          ['机构编码', detail.code],
          ...(detail.shortName ? ([['简称', detail.shortName]] as const) : []),
          ...(window
            ? ([
                ['窗口号', window.number],
                ['派驻部门', window.department?.name ?? '没有'],
                ['窗口码', window.code],
                ['办什么事', window.services.join('、') || '没有写'],
              ] as const)
            : ([['下级', `${detail.openChildren} 个在用`]] as const)),
        ]}
      />
      {detail.closing ? (
        <div className="notice flush" style={{ marginTop: 14 }}>
          <div>
            <b>{detail.closing.mergedInto ? `${instantWords(detail.closing.at, now)} 并入${detail.closing.mergedInto.name}` : `${instantWords(detail.closing.at, now)} 停用`}</b>
            <p>{detail.closing.reason}{detail.closing.mergedInto ? '。扫它的码，评到并入的窗口。' : ''}</p>
          </div>
        </div>
      ) : null}
      {window && detail.active ? (
        <p style={{ marginTop: 14 }}>
          <Link className="link" to={`/organisations/stands?window=${detail.id}`}>
            打印这个窗口的二维码
          </Link>
        </p>
      ) : null}
      <OnDutyToday detail={detail} />
      <PostsThere id={detail.id} />
      <div className="panel-section">
        <h2>变更经过</h2>
        <ul className="calls">
          {detail.history.map((entry) => (
            <li key={`${entry.at}-${entry.change}`}>
              <b>{organisationChangeLabels[entry.change]}</b>
              <span className="muted">
                {instantWords(entry.at, now)}　{entry.by}
              </span>
              {entry.from || entry.to ? (
                <div>
                  {entry.from ? `${entry.from} → ` : ''}
                  {entry.to}
                </div>
              ) : null}
              {entry.reason ? <div className="muted">{entry.reason}</div> : null}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

const actWords: Record<ActName, string> = { rename: '改名', move: '调整隶属', changeWindow: '改窗口信息', merge: '并入别的窗口', close: '停用', reopen: '恢复' };

function Acts({ detail, onChoose }: { detail: OrganisationDetail; onChoose: (name: ActName) => void }) {
  const names = (Object.keys(actWords) as ActName[]).filter((name) => {
    if (!detail.abilities[name]) return false;
    if (name === 'changeWindow' || name === 'merge') return detail.window !== null && detail.active;
    if (name === 'reopen') return !detail.active;
    return detail.active;
  });
  return names.map((name) => (
    <Button key={name} className={name === 'close' ? 'push' : undefined} onClick={() => onChoose(name)}>
      {actWords[name]}
    </Button>
  ));
}

function ActOn({ act, detail, nodes, onClose }: { act: ActName; detail: OrganisationDetail; nodes: readonly OrganisationNode[]; onClose: () => void }) {
  const common = { refresh: ['organisations', 'setup'], done: '办好了', onClose, toBody: (values: Record<string, unknown>) => ({ ...values, version: detail.version }) };
  const send = (path: string) => (body: unknown) => ask(`/organisations/${detail.id}/${path}`, { method: 'POST', body });
  switch (act) {
    case 'rename':
      return (
        <ActDialog {...common} title={`给${detail.name}改名`} about="以前的评议和回访仍写当时的名字。" schema={renameOrganisationRequest} initial={{ name: detail.name, shortName: detail.shortName ?? undefined }} act={send('rename')} submit="改名">
          <NameFields />
        </ActDialog>
      );
    case 'move':
      return (
        <ActDialog {...common} title={`调整${detail.name}的隶属`} about="以前的事仍归当时的上级，从现在起归新的上级。" schema={moveOrganisationRequest} initial={{ parentId: detail.parentId }} act={send('move')} submit="调整">
          <Form.Item name="parentId" label="新的上级">
            <Select showSearch={{ optionFilterProp: 'label' }} options={parentOptions(nodes, detail.kind, detail.id)} />
          </Form.Item>
          <ReasonField label="为什么调整" />
        </ActDialog>
      );
    case 'changeWindow':
      return (
        <ActDialog {...common} title={`改${detail.name}的窗口信息`} about="窗口码不变，桌牌不用重印；窗口号或名称变了才要重印。" schema={changeWindowRequest} initial={{ number: detail.window?.number, services: detail.window?.services, departmentId: detail.window?.department?.id }} act={send('window')} submit="改好">
          <WindowFields nodes={nodes} />
        </ActDialog>
      );
    case 'merge':
      return <MergeDialog detail={detail} nodes={nodes} onClose={onClose} />;
    case 'close':
      return (
        <ActDialog {...common} title={`停用${detail.name}`} about={detail.openChildren > 0 ? `下面还有 ${detail.openChildren} 个在用，要先停用它们。` : '停用后群众扫码会看到“这个窗口已停用”。业务由别的窗口接手的，请用“并入别的窗口”。以前的评议照样留着。'} schema={closeOrganisationRequest} act={send('close')} submit="停用" backLabel="不停用">
          <ReasonField label="为什么停用" />
        </ActDialog>
      );
    case 'reopen':
      return (
        <ActDialog {...common} title={`恢复${detail.name}`} about={detail.closing?.mergedInto ? `它和${detail.closing.mergedInto.name}分开，桌上的二维码又评到它自己。并入期间收到的评议仍记在那边。` : undefined} schema={reopenOrganisationRequest} act={send('reopen')} submit="恢复">
          <ReasonField label="为什么恢复" />
        </ActDialog>
      );
  }
}
