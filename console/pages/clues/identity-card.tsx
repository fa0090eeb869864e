import { Button } from 'antd';
import { LockKeyhole, Siren } from 'lucide-react';
import { useState } from 'react';
import { identityRequestStateLabels, type ClueDetail, type IdentityRequestView } from '../../../contracts/clue-registry';
import { openIdentity } from '../../api/clues';
import { instantWords } from '../../parts/dates';
import { FormFault } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { phoneWords } from '../../parts/numbers';
import { Facts } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { AskIdentity } from './identity-dialogs';

type Identity = Awaited<ReturnType<typeof openIdentity>>;

/** A box with an ink edge and a lock: who reported is opened on request, for a time, on record. `named`: null while the clue is closed. */
export function IdentityCard({ detail, named }: { detail: ClueDetail; named: boolean | null }) {
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Identity | null>(null);
  const open = useAct({ act: () => openIdentity(detail.id), then: setShown });
  const now = useNow();
  return (
    <section className="identity-box" aria-label="反映人身份">
      <div className="identity-head">
        <LockKeyhole size={26} aria-hidden="true" />
        <div>
          <h2>身份已封存</h2>
          <p className="muted">{sealedWords(named)}</p>
        </div>
      </div>
      {shown ? <Who identity={shown} /> : null}
      {detail.identity.length > 0 ? (
        <ul className="identity-requests">
          {detail.identity.map((request) => (
            <Request key={request.id} request={request} now={now} />
          ))}
        </ul>
      ) : null}
      <div className="identity-acts">
        {detail.abilities.openIdentity && !shown ? (
          <Button loading={open.busy} onClick={() => open.run(undefined)}>
            看反映人是谁
          </Button>
        ) : null}
        {detail.abilities.askIdentity ? <Button onClick={() => setAsking(true)}>申请看身份</Button> : null}
      </div>
      <FormFault error={open.error} />
      {asking ? <AskIdentity id={detail.id} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

/** Who asked and what was decided. A release in urgency stands out: it is shown afterwards to everybody who reads the clue. */
function Request({ request, now }: { request: IdentityRequestView; now: Date }) {
  const early = request.state === 'ended' && request.until !== null && new Date(request.until) > now;
  return (
    <li className={request.urgent ? 'urgent' : undefined}>
      <b>
        {request.urgent ? <Siren size={15} aria-hidden="true" /> : null}
        {request.urgent ? `紧急放给 ${request.by.name}` : request.by.name}　{early ? '提前结束' : identityRequestStateLabels[request.state]}
      </b>
      <span className="muted small">
        {request.reason}　{instantWords(request.at, now)}
      </span>
      {early ? <span className="small">反映人后来留了名，原来批准的收回了；还要看，请再申请。</span> : null}
      {request.state === 'granted' && request.until ? <span className="small">看到 {instantWords(request.until, now)} 为止</span> : null}
      {request.decidedBy ? <span className="muted small">{request.urgent ? `${request.decidedBy.name} 放的，事先没有申请` : `${request.decidedBy.name}：${request.opinion}`}</span> : null}
    </li>
  );
}

function sealedWords(named: boolean | null): string {
  if (named === null) return '留没留名，看了内容才知道。只有身份保管人能批准查看：须写理由，限时，留记录。';
  if (named) return '实名。姓名、电话封给身份保管人，他批准才能看：须写理由，限时，留记录。';
  return '匿名。系统里没有姓名、电话、微信号和网络地址，谁也打不开。若反映人日后留名，也只有身份保管人能批准查看。';
}

function Who({ identity }: { identity: Identity }) {
  if (!identity.named) return <p className="secret">没有留名。</p>;
  return (
    <div className="secret">
      <Facts
        rows={[
          ['姓名', identity.name],
          ['电话', phoneWords(identity.phone)],
          ...(identity.identityNumber ? ([['身份证号', identity.identityNumber]] as const) : []),
          ...(identity.address ? ([['住址', identity.address]] as const) : []),
          ...(identity.callTimes ? ([['方便的时候', identity.callTimes]] as const) : []),
        ]}
      />
    </div>
  );
}
