import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { deactivatePersonRequest, managedByLabels, personDetail, personKindLabels, personRevealed, revealPersonRequest, type PersonDetail, type RevealPersonRequest } from '../../../contracts/person';
import { ask } from '../../api/client';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField } from '../../parts/fields';
import { Failure, Skeleton } from '../../parts/notice';
import { Facts } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { PersonForm } from './form';

type Field = RevealPersonRequest['field'];
const fieldWords: Record<Field, string> = { phone: '电话', identityNumber: '身份证号' };

export function PersonPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery({ queryKey: ['people', 'one', id], queryFn: ({ signal }) => ask(`/people/${id}`, { answer: personDetail, signal }) });
  const [dialog, setDialog] = useState<'change' | 'deactivate' | Field | null>(null);
  const close = () => setDialog(null);
  return (
    <Panel
      label="人员详情"
      onClose={onClose}
      head={
        <>
          <span className="muted">{data?.code}</span>
          <div className="panel-title">
            <b>{data?.name ?? '人员'}</b>
            {data && !data.active ? <span className="tag">已停用</span> : null}
          </div>
        </>
      }
      foot={
        data ? (
          <>
            {data.abilities.change && data.active ? <Button onClick={() => setDialog('change')}>改资料</Button> : null}
            {data.abilities.deactivate && data.active ? (
              <Button className="push" onClick={() => setDialog('deactivate')}>
                停用
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Body person={data} onReveal={setDialog} /> : null}
      {data && dialog === 'change' ? <PersonForm person={data} onClose={close} /> : null}
      {data && dialog === 'deactivate' ? (
        <ActDialog
          title={`停用${data.name}`}
          about="停用后不再提醒、不再出现在选人的地方；以前的记录照样留着。"
          schema={deactivatePersonRequest}
          toBody={(values) => ({ ...values, version: data.version })}
          act={(body) => ask(`/people/${id}/deactivate`, { method: 'POST', body })}
          refresh={['people']}
          done="已停用"
          submit="停用"
          backLabel="不停用"
          onClose={close}
        >
          <ReasonField label="为什么停用" />
        </ActDialog>
      ) : null}
      {data && (dialog === 'phone' || dialog === 'identityNumber') ? <Reveal person={data} field={dialog} onClose={close} /> : null}
    </Panel>
  );
}

function Body({ person, onReveal }: { person: PersonDetail; onReveal: (field: Field) => void }) {
  const number = (field: Field, masked: string | null) =>
    masked ? (
      <span className="row">
        <span className="number">{masked}</span>
        {person.abilities.reveal ? (
          <button type="button" className="link" onClick={() => onReveal(field)}>
            看全号
          </button>
        ) : null}
      </span>
    ) : (
      <span className="muted">没有填</span>
    );
  return (
    <>
      <Facts
        rows={[
          ['身份', personKindLabels[person.kind]],
          ['管理权限', managedByLabels[person.managedBy]],
          ['入党日期', person.joinedPartyOn ?? '没有填'],
          ['退休日期', person.retiresOn ?? '没有填'],
          ['电话', number('phone', person.phoneMasked)],
          ['身份证号', number('identityNumber', person.identityNumberMasked)],
        ]}
      />
      <div className="panel-section">
        <h2>职务</h2>
        <ul className="others">
          {person.posts.map((post, index) => (
            <li key={index}>
              <span>
                {post.organisation.name}　<b>{post.title}</b>
              </span>
              <span className="muted">
                {post.from ?? ''} {post.to ? `至 ${post.to}` : post.from ? '起' : ''}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Reveal({ person, field, onClose }: { person: PersonDetail; field: Field; onClose: () => void }) {
  const { modal } = App.useApp();
  return (
    <ActDialog
      title={`看${person.name}的${fieldWords[field]}`}
      about="谁看的、为什么看，都记入审计。"
      schema={revealPersonRequest}
      toBody={(values) => ({ ...values, field })}
      act={(body) => ask(`/people/${person.id}/reveal`, { method: 'POST', body, answer: personRevealed })}
      then={({ value }) => void modal.info({ title: `${person.name}的${fieldWords[field]}`, content: <b className="secret">{value}</b>, okText: '看好了', icon: null })}
      submit="看号码"
      backLabel="不看了"
      onClose={onClose}
    >
      <ReasonField label="为什么要看" />
    </ActDialog>
  );
}
