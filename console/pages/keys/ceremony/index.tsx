import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CeremonyBegun, CeremonyView } from '../../../../contracts/keys';
import { useCeremony } from '../../../api/keys';
import { instantWords } from '../../../parts/dates';
import { LightTag } from '../../../parts/light';
import { Empty, Failure, Skeleton } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { Card, Facts, Page } from '../../../parts/page';
import { Fingerprint } from '../fingerprint';
import { Begin } from './begin';
import { Recoveries } from './recoveries';
import { Sheets } from './sheets';
import { TypeBack } from './type-back';

/** The ceremony, step by step; afterwards what is in force, and what its shares were used for. */
export default function CeremonyPage() {
  const { data, error, refetch } = useCeremony();
  const [begun, setBegun] = useState<CeremonyBegun | null>(null);
  const [printed, setPrinted] = useState(false);
  const [replacing, setReplacing] = useState(false);
  if (begun && !printed) return <Sheets begun={begun} onPrinted={() => setPrinted(true)} />;
  const preparing = data?.preparing;
  const start = (next: CeremonyBegun) => {
    setPrinted(false);
    setReplacing(false);
    setBegun(next);
  };
  return (
    <Page narrow title="密钥仪式" about="三份恢复份额，任何两份能找回">
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data?.state === 'faulty' ? <Faulty /> : null}
      {data && preparing ? <TypeBack view={data} preparing={preparing} fingerprint={begun?.id === preparing.id ? begun.fingerprint : null} onEnd={() => setBegun(null)} /> : null}
      {data && !preparing && data.state === 'none' && !replacing ? <NotYet view={data} onBegin={() => setReplacing(true)} /> : null}
      {data && !preparing && replacing ? <Begin view={data} onBegun={start} onBack={() => setReplacing(false)} /> : null}
      {data?.inForce ? <InForce view={data} inForce={data.inForce} onReplace={preparing || replacing ? null : () => setReplacing(true)} /> : null}
      {data?.inForce ? <Recoveries /> : null}
    </Page>
  );
}

function Faulty() {
  return (
    <div className="notice" role="alert">
      <div>
        <b>密钥仪式和密钥目录里记的不一致，已停止接收反映</b>
        <p>数据库里的仪式不是当面做的那一次，或 ceremony.json 丢了。请先别做新的仪式：拿出份额纸，对一对上面的“仪式指纹”和下面的，再请系统管理员照部署文档“密钥仪式”处理。</p>
      </div>
    </div>
  );
}

const steps = ['副保管人念指纹，您对着输', '打印三份恢复份额，一份一张纸', '三个人各从自己那份上念回一组', '完成，反映可以开通'];

function NotYet({ view, onBegin }: { view: CeremonyView; onBegin: () => void }) {
  const { abilities, deputies } = view;
  const ready = deputies.some((one) => one.hasKey);
  return (
    <Card className="key-card">
      <Empty title="还没有举行" why="做完以前，网上反映不开通。身份保管人、副保管人和另外两位份额保管人要都在场，大约二十分钟，要一台打印机。" />
      <ol className="ceremony-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {abilities['hold'] ? (
        <div className="key-acts end">
          {ready ? null : <span className="muted">要先有另一位身份保管人，并且用自己的密码登录过一次</span>}
          <Button type="primary" disabled={!ready} onClick={onBegin}>
            人都到了，开始
          </Button>
        </div>
      ) : (
        <p className="muted">由身份保管人发起。</p>
      )}
    </Card>
  );
}

function InForce({ view, inForce, onReplace }: { view: CeremonyView; inForce: NonNullable<CeremonyView['inForce']>; onReplace: (() => void) | null }) {
  const now = useNow();
  const navigate = useNavigate();
  const { abilities, formerId, state } = view;
  return (
    <Card title="现在生效的" className="key-card" acts={<LightTag light={state === 'done' ? 'green' : 'red'} word={state === 'done' ? '生效' : '不一致'} />}>
      <Facts
        rows={[
          ['完成', instantWords(inForce.doneAt, now)],
          ['身份保管人', inForce.custodian],
          ['副保管人', inForce.deputy],
          ['恢复份额', inForce.keepers.map(({ number, name }) => `${number} ${name}`).join('、')],
        ]}
      />
      <h3>仪式指纹</h3>
      <Fingerprint text={inForce.fingerprint} />
      <p className="muted">和每份份额纸上印的应当一样。</p>
      {formerId ? (
        <p className="owed">
          从前的反映还封给旧的恢复密钥。请用旧的两份份额换完；换完以前，旧的三份不要销毁。
          {abilities['recover'] ? (
            <Link className="link" to="/keys/ceremony/recovery?kind=ceremony">
              去换
            </Link>
          ) : null}
        </p>
      ) : null}
      {abilities['recover'] && state === 'done' ? (
        <div className="key-acts">
          <Button onClick={() => void navigate('/keys/ceremony/recovery?kind=account')}>找回某个人能看的</Button>
          {onReplace && abilities['hold'] && !formerId ? <Button onClick={onReplace}>重新做一次仪式</Button> : null}
          <span className="muted">保管人换了，或丢了一份，就重新做。要旧的两份。</span>
        </div>
      ) : null}
    </Card>
  );
}
