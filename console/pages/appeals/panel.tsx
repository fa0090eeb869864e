import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { appealGroundLabels, appealOriginLabels, appealStateLabels, type AppealDetail } from '../../../contracts/appeal';
import { ratingVerdictLabels } from '../../../contracts/rating-options';
import { useAppeal } from '../../api/appeals';
import { useSession } from '../../api/session';
import { workingDaysWords } from '../../parts/dates';
import { FileLinks } from '../../parts/file-links';
import { LightTag } from '../../parts/light';
import { Failure, Skeleton } from '../../parts/notice';
import { Panel } from '../../parts/panel';
import { Timeline } from '../../parts/timeline';
import { By } from './columns';
import { DecideBox } from './decide';
import { Resubmit, Withdraw } from './dialogs';
import { Rated } from './rated';

export function AppealPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useAppeal(id);
  const [acting, setActing] = useState<'withdraw' | 'resubmit' | null>(null);
  const close = () => setActing(null);
  return (
    <Panel label="申诉复核详情" onClose={onClose} head={data ? <Title detail={data} /> : <b>申诉复核</b>} foot={data ? <Acts detail={data} onChoose={setActing} /> : null}>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Body detail={data} /> : null}
      {data && acting === 'withdraw' ? <Withdraw detail={data} onClose={close} /> : null}
      {data && acting === 'resubmit' ? <Resubmit detail={data} onClose={close} /> : null}
    </Panel>
  );
}

function Title({ detail }: { detail: AppealDetail }) {
  return (
    <>
      <span className="muted">
        {detail.number}　{detail.hall.name}
      </span>
      <div className="panel-title">
        <b>{detail.window.name}</b>
        <LightTag light={detail.light} more={detail.light === 'done' ? undefined : workingDaysWords(detail.workingDaysLeft)} />
      </div>
    </>
  );
}

function Body({ detail }: { detail: AppealDetail }) {
  return (
    <>
      <Rated rating={detail.rating} />
      <Asked detail={detail} />
      {detail.earlier.map((round) => (
        <div className="act-box quiet" key={round.at}>
          <h2>退回补充</h2>
          <p className="muted">
            <By name={round.by} instant={round.at} />
          </p>
          <p className="prose">{round.opinion}</p>
          <p className="muted prose">原来写的：{round.reason}</p>
        </div>
      ))}
      <DecideBox detail={detail} />
      {detail.decision ? (
        <div className="act-box quiet">
          <h2>{detail.decision.decision === 'approved' ? `同意，${ratingVerdictLabels[detail.wanted]}` : appealStateLabels[detail.decision.decision]}</h2>
          <p className="muted">
            <By name={detail.decision.by} instant={detail.decision.at} />
          </p>
          <p className="prose">{detail.decision.opinion}</p>
        </div>
      ) : null}
      <div className="panel-section">
        <h2>经过</h2>
        <Timeline steps={detail.timeline} />
      </div>
      <div className="panel-section">
        <h2>时限</h2>
        <ul className="plain-list muted">
          {detail.terms.map((term) => (
            <li key={term}>{term}</li>
          ))}
        </ul>
      </div>
    </>
  );
}

/** Who asks for what, with which grounds and evidence. */
function Asked({ detail }: { detail: AppealDetail }) {
  const citizen = detail.origin === 'citizen';
  return (
    <section className="act-box quiet" aria-label="申请">
      <div className="act-box-head">
        <h2>{citizen ? '群众不同意认定' : `要${ratingVerdictLabels[detail.wanted]}`}</h2>
        <span className="muted">{appealOriginLabels[detail.origin]}</span>
      </div>
      <p className="muted">
        <By name={detail.applicantName} instant={detail.filedAt} />
      </p>
      {detail.grounds.length > 0 ? (
        <ul className="ground-list">
          {detail.grounds.map((ground) => (
            <li key={ground}>{appealGroundLabels[ground]}</li>
          ))}
        </ul>
      ) : null}
      <p className="prose">{citizen ? `“${detail.reason}”` : detail.reason}</p>
      <FileLinks ids={detail.fileIds} label="材料" />
    </section>
  );
}

function Acts({ detail, onChoose }: { detail: AppealDetail; onChoose: (act: 'withdraw' | 'resubmit') => void }) {
  const { abilities } = useSession();
  return (
    <>
      {abilities['rating.list'] ? (
        <Link className="link" to={`/ratings?id=${detail.ratingId}`}>
          去看评议
        </Link>
      ) : null}
      {detail.abilities.withdraw ? (
        <Button className="push" onClick={() => onChoose('withdraw')}>
          撤回
        </Button>
      ) : null}
      {detail.abilities.resubmit ? (
        <Button type="primary" onClick={() => onChoose('resubmit')}>
          补充再报
        </Button>
      ) : null}
    </>
  );
}
