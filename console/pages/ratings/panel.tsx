import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RatingAppeals } from '../../../contracts/appeal';
import { ratingDetail, releaseRatingRequest, type RatingDetail } from '../../../contracts/rating';
import { ratingChannelLabels, ratingFlagKindLabels, ratingLevelLabels } from '../../../contracts/rating-options';
import { appealRefresh, fileAppeal, useRatingAppeals } from '../../api/appeals';
import { ask } from '../../api/client';
import { useSession } from '../../api/session';
import { ActDialog } from '../../parts/act-dialog';
import { instantWords } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Facts } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { Photos } from '../../parts/photos';
import { ReasonField } from '../../parts/fields';
import { Said } from '../../parts/said';
import { FileAppeal, ProposeJudgement } from '../appeals/dialogs';
import { Review } from './review';
import { markWords } from './marks';

export function RatingPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery({ queryKey: ['ratings', 'one', id], queryFn: ({ signal }) => ask(`/ratings/${id}`, { answer: ratingDetail, signal }) });
  const { abilities } = useSession();
  const appeals = useRatingAppeals(id, abilities['appeal.list'] === true).data;
  const [asking, setAsking] = useState<'release' | 'appeal' | 'propose' | null>(null);
  const close = () => setAsking(null);
  return (
    <Panel
      label="评议详情"
      onClose={onClose}
      head={
        data ? (
          <>
            <span className="muted">{data.hall.name}</span>
            <div className="panel-title">
              <b>{data.window.name}</b>
            </div>
          </>
        ) : (
          <b>评议</b>
        )
      }
      foot={data ? <Acts rating={data} appeals={appeals} onAsk={setAsking} /> : null}
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Body rating={data} /> : null}
      {data ? <Review rating={data} appeals={appeals} /> : null}
      {data && asking === 'appeal' ? <FileAppeal file={fileAppeal(id)} refresh={appealRefresh} verdicts={['mistaken', 'malicious']} onClose={close} /> : null}
      {data && appeals && asking === 'propose' ? <ProposeJudgement ratingId={id} verdicts={appeals.canPropose} onClose={close} /> : null}
      {data && asking === 'release' ? (
        <ActDialog
          title="放开给大厅和部门看"
          about="放开后大厅、部门和窗口都看得到这条评议，也计入他们的数。放开了收不回来。"
          schema={releaseRatingRequest}
          act={(body) => ask(`/ratings/${id}/release`, { method: 'POST', body })}
          refresh={['ratings', 'follow-ups', 'appeals']}
          done="已放开"
          submit="放开"
          backLabel="先不放"
          onClose={close}
        >
          <ReasonField label="为什么放开" />
        </ActDialog>
      ) : null}
    </Panel>
  );
}

function Body({ rating }: { rating: RatingDetail }) {
  const now = useNow();
  return (
    <>
      <Said rating={rating} marks={markWords(rating)} />
      {rating.reply ? (
        <div className="panel-section">
          <h2>窗口说明</h2>
          <p>{rating.reply.text}</p>
          <p className="muted">
            {rating.reply.by}　{instantWords(rating.reply.at, now)}
          </p>
        </div>
      ) : null}
      <div className="panel-section">
        <Photos ids={rating.photoIds} label="群众拍的照片" />
      </div>
      <Marks rating={rating} />
      <div className="panel-section">
        <Facts
          rows={[
            ['态度', rating.attitude ? ratingLevelLabels[rating.attitude] : '没有单评'],
            ['效率', rating.efficiency ? ratingLevelLabels[rating.efficiency] : '没有单评'],
            ['派驻部门', rating.department?.name ?? '没有'],
            ['从哪里评的', ratingChannelLabels[rating.channel]],
            ['留电话', rating.hasPhone ? '留了' : '没留'],
            ...(rating.secondLevel ? ([['第二次评', ratingLevelLabels[rating.secondLevel]]] as const) : []),
            ...(rating.integrity ? ([['涉及廉洁', rating.released ? '已放开，大厅和部门看得到' : '只有委里看得到']] as const) : []),
          ]}
        />
      </div>
    </>
  );
}

/** Why it was marked as odd; it counts and stays in the list all the same. */
function Marks({ rating: { flags } }: { rating: RatingDetail }) {
  if (flags.length === 0) return null;
  return (
    <section className="panel-section" aria-label="标记">
      <h2>标记</h2>
      <Facts rows={flags.map((flag) => [ratingFlagKindLabels[flag.kind], flag.words] as const)} />
    </section>
  );
}

function Acts({ rating, appeals, onAsk }: { rating: RatingDetail; appeals: RatingAppeals | undefined; onAsk: (act: 'release' | 'appeal' | 'propose') => void }) {
  const { abilities } = useSession();
  return (
    <>
      {abilities['audit.read'] ? (
        <Link className="link" to={`/audit?type=ratings&id=${rating.id}`}>
          审计经过
        </Link>
      ) : null}
      {rating.abilities.release ? <Button onClick={() => onAsk('release')}>放开给大厅和部门</Button> : null}
      {appeals?.canAppeal ? <Button onClick={() => onAsk('appeal')}>申诉</Button> : null}
      {appeals && appeals.canPropose.length > 0 ? <Button onClick={() => onAsk('propose')}>提出认定</Button> : null}
      {rating.followUpId && abilities['followUp.list'] ? (
        <Link className="link push" to={`/follow-ups?tab=all&id=${rating.followUpId}`}>
          去看回访
        </Link>
      ) : null}
    </>
  );
}
