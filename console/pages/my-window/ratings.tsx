import { Button } from 'antd';
import { Pencil, Scale } from 'lucide-react';
import { useState } from 'react';
import { ownRating, type OwnRating } from '../../../contracts/own-results';
import { ratingLevelLabels, ratingVerdictLabels } from '../../../contracts/rating-options';
import { rosterShiftLabels } from '../../../contracts/roster';
import { useList } from '../../api/use-list';
import { dayWords } from '../../parts/dates';
import { Face } from '../../parts/face';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';
import { AppealDialog, AppealLine } from './appeal';
import { ReplyDialog } from './reply';

/** One's own ratings of the last 30 days, newest first: days and halves of days, never an hour. */
export function OwnRatings() {
  const list = useList('my-window', '/my-window/ratings', {}, ownRating, 10);
  const [replying, setReplying] = useState<OwnRating | null>(null);
  const [appealing, setAppealing] = useState<OwnRating | null>(null);
  return (
    <section className="card my-ratings" aria-label="收到的评议">
      <h2>收到的评议</h2>
      {list.error ? <Failure error={list.error} again={list.again} /> : null}
      {list.loading ? <Skeleton /> : null}
      {!list.loading && !list.error && list.items.length === 0 ? <Empty title="还没有评议" why="群众扫窗口的码评了，就出现在这里。没人评不算差，也不算满意。" /> : null}
      <ul>
        {list.items.map((rating) => (
          <Rating key={rating.id} rating={rating} onReply={() => setReplying(rating)} onAppeal={() => setAppealing(rating)} />
        ))}
      </ul>
      {list.previous || list.next ? (
        <div className="my-pages">
          <Button disabled={!list.previous} onClick={list.previous}>
            上一页
          </Button>
          <Button disabled={!list.next} onClick={list.next}>
            下一页
          </Button>
        </div>
      ) : null}
      {replying ? <ReplyDialog rating={replying} onClose={() => setReplying(null)} /> : null}
      {appealing ? <AppealDialog rating={appealing} onClose={() => setAppealing(null)} /> : null}
    </section>
  );
}

function Rating({ rating, onReply, onAppeal }: { rating: OwnRating; onReply: () => void; onAppeal: () => void }) {
  const now = useNow();
  const setAside = rating.verdict === 'mistaken' || rating.verdict === 'malicious';
  return (
    <li>
      <div className="line">
        <Face level={rating.level} size={28} />
        <b>{ratingLevelLabels[rating.level]}</b>
        <span className="muted">
          {dayWords(rating.day, now)} {rosterShiftLabels[rating.half]}
        </span>
        <span className="my-acts">
          {rating.mayReply ? (
            <button type="button" className="link" onClick={onReply}>
              <Pencil size={15} aria-hidden="true" />
              {rating.reply ? '改一改' : '说明一句'}
            </button>
          ) : null}
          {rating.appealUntil || (rating.appeal?.mine && rating.appeal.state === 'returned') ? (
            <button type="button" className="link" onClick={onAppeal} title={rating.appealUntil ? `最晚 ${dayWords(rating.appealUntil, now)}` : undefined}>
              <Scale size={15} aria-hidden="true" />
              {rating.appeal ? '补充后再报' : '申诉'}
            </button>
          ) : null}
        </span>
      </div>
      {rating.reasons.length > 0 || rating.verdict || rating.secondLevel ? (
        <div className="tags">
          {rating.verdict ? <Tag>{setAside ? `${ratingVerdictLabels[rating.verdict]}，不计入` : ratingVerdictLabels[rating.verdict]}</Tag> : null}
          {rating.secondLevel ? <Tag>再评：{ratingLevelLabels[rating.secondLevel]}</Tag> : null}
          {rating.reasons.map((reason) => (
            <Tag key={reason}>{reason}</Tag>
          ))}
        </div>
      ) : null}
      {rating.words ? <p>“{rating.words}”</p> : null}
      {rating.answers.map((answer) => (
        <p key={answer.day + answer.text} className="my-answer">
          <span className="muted">
            {answer.from}　{dayWords(answer.day, now)} 答复群众
          </span>
          {answer.text}
        </p>
      ))}
      {rating.appeal ? <AppealLine appeal={rating.appeal} /> : null}
      {rating.reply ? (
        <p className="my-answer">
          <span className="muted">{rating.reply.by}说明</span>
          {rating.reply.text}
        </p>
      ) : null}
    </li>
  );
}
