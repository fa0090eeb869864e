import { Button, Form, Input, Progress, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { beginRecoveryRequest, recoveryKind, recoveryStepRequest, type Recovery, type RecoveryKind } from '../../../contracts/keys';
import { beginRecovery, keysRefresh, runRecovery, useCeremony, useCheckedShares, useKeyHolders, useRecoveries, type KeyHolderRow, type Shares } from '../../api/keys';
import { ActForm } from '../../parts/act-form';
import { LightTag } from '../../parts/light';
import { faultWords } from '../../parts/notice';
import { Card, Page } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { ShareFields } from './share-fields';

const words: Record<RecoveryKind, { title: string; about: string; submit: string }> = {
  account: { title: '找回某个人能看的', about: '他的密钥打不开了：先请他用新密码登录，您核对新指纹，再在这里用两份份额，把从前封给他的改封给新密钥。您自己看不到内容。', submit: '开始找回' },
  ceremony: { title: '换成新的恢复密钥', about: '把从前的反映从旧的恢复密钥改封给新的。输旧的两份；全部换完以后，旧的三份一起碎掉。', submit: '开始换' },
};

/** Two shares, typed in; what they open is sealed anew, stretch by stretch. */
export default function RecoveryPage() {
  const filters = useFilters();
  const kind = oneOf(filters.get('kind'), recoveryKind.options, 'account');
  const [run, setRun] = useState<Recovery | null>(null);
  return (
    <Page narrow title={words[kind].title}>
      {run ? <Running run={run} /> : null}
      {run?.state === 'done' ? null : <Typed kind={kind} id={filters.get('id') ?? run?.id} hidden={run !== null} onStep={setRun} />}
    </Page>
  );
}

function Typed({ kind, id, hidden, onStep }: { kind: RecoveryKind; id: string | undefined; hidden: boolean; onStep: (run: Recovery | null) => void }) {
  const [shares, setShares] = useState<Shares | null>(null);
  const view = useCeremony().data;
  const earlier = useRecoveries().data?.items.find((one) => one.id === id);
  const checked = useCheckedShares(shares, kind === 'ceremony' ? (view?.formerId ?? undefined) : undefined);
  const goOn = (runId: string, two: Shares) =>
    runRecovery(runId, two, onStep).catch((error: unknown) => {
      // What was done stays done; the shares stand here still, and the same button goes on.
      onStep(null);
      throw error;
    });
  const common = { refresh: keysRefresh, done: '做完了' } as const;
  const fields = (
    <>
      <ShareFields path={['shares']} onChange={setShares} />
      <Checked shares={shares} checked={checked} />
    </>
  );
  return (
    <div hidden={hidden}>
      <Card className="key-card">
        <p>{words[kind].about}</p>
        {id && earlier ? (
          <ActForm {...common} schema={recoveryStepRequest} act={({ shares: two }) => goOn(id, two)} submit="接着做">
            <p className="muted">
              {earlier.forName ? `给${earlier.forName}找回，` : ''}
              {earlier.reason}，已看过 {earlier.looked} 件。
            </p>
            {fields}
          </ActForm>
        ) : (
          <ActForm {...common} schema={beginRecoveryRequest} toBody={(values) => ({ ...values, kind })} act={async (body) => goOn((await beginRecovery(body)).id, body.shares)} submit={words[kind].submit}>
            {kind === 'account' ? <Whom /> : null}
            <Form.Item name="reason" label="为什么">
              <Input maxLength={200} placeholder={kind === 'account' ? '如：忘了密码，由管理员重置' : '如：保管人换了'} />
            </Form.Item>
            {fields}
          </ActForm>
        )}
      </Card>
    </div>
  );
}

const option = ({ accountId, name, username, departed }: KeyHolderRow) => ({ value: accountId, label: `${name}（${username}）${departed ? '，已离任' : ''}` });

/** Whoever has a new key that is confirmed, or has left: then somebody takes over. */
function Whom() {
  const certified = useKeyHolders({ state: 'certified' }, 100).list.items;
  const departed = useKeyHolders({ state: 'retired' }, 100).list.items.filter((row) => row.departed);
  const whose = Form.useWatch('accountId') as string | undefined;
  return (
    <>
      <Form.Item name="accountId" label="给谁" extra="只列新密钥已确认的人，和离任的人">
        <Select showSearch={{ optionFilterProp: 'label' }} placeholder="选人" options={[...certified, ...departed].map(option)} />
      </Form.Item>
      {departed.some(({ accountId }) => accountId === whose) ? (
        <Form.Item name="toAccountId" label="由谁接手" extra="被反映的人和有牵连的人，系统不会封给他">
          <Select showSearch={{ optionFilterProp: 'label' }} placeholder="选接手的人" options={certified.map(option)} />
        </Form.Item>
      ) : null}
    </>
  );
}

function Checked({ shares, checked }: { shares: Shares | null; checked: ReturnType<typeof useCheckedShares> }) {
  if (!shares) return null;
  if (checked.isPending) return <p className="muted">正在核对两份</p>;
  if (checked.error) return <p className="share-fault">{faultWords(checked.error)}</p>;
  return (
    <p>
      <LightTag light="done" word={`第 ${checked.data.numbers.join('、')} 份，对上了`} />
      <span className="muted">　{checked.data.identity ? '内容和举报人身份都能找回' : '只能找回内容；举报人身份要有第 1 份'}</span>
    </p>
  );
}

function Running({ run }: { run: Recovery }) {
  const navigate = useNavigate();
  const { state, looked, total, resealed, left } = run;
  return (
    <Card title={state === 'done' ? '做完了' : '正在做，请不要关这一页'} className="key-card">
      <div>
        <Progress percent={state === 'done' ? 100 : Math.min(99, Math.round((looked / Math.max(total, 1)) * 100))} aria-label="进度" />
      </div>
      <p aria-live="polite">
        看过 {looked} / {total} 件，改封 {resealed} 件{left > 0 ? `，${left} 件没有改封：举报人身份要有第 1 份，接手人不能看的不给` : ''}。
      </p>
      {state === 'done' ? (
        <div className="key-acts end">
          <span className="muted">份额没有留在平台里。请放回信封，重新封好。</span>
          <Button type="primary" onClick={() => void navigate('/keys/ceremony')}>
            回到密钥仪式
          </Button>
        </div>
      ) : (
        <p className="muted">中途断了不要紧，回来输两份，接着做。</p>
      )}
    </Card>
  );
}
