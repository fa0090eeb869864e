import { ratingLevelLabels } from '../../../contracts/rating-options';
import type { FollowUpDetail } from '../../../contracts/follow-up';
import { instantWords } from '../../parts/dates';
import { Face } from '../../parts/face';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';
import { Photos } from '../../parts/photos';
import { reasonLabel } from '../../parts/reasons';

/** What the citizen said. Hall and department see only the reasons; words and photos where they were passed on. */
export function Quote({ detail }: { detail: FollowUpDetail }) {
  const now = useNow();
  const { rating, ticket, secondLevel } = detail;
  return (
    <div className="quote">
      <div className="line">
        <Face level={rating?.level ?? 'dissatisfied'} />
        <b>{ratingLevelLabels[rating?.level ?? 'dissatisfied']}</b>
        <span className="muted">{instantWords(detail.ratedAt, now)}</span>
        {ticket ? <span className="muted ticket">取号单 {ticket}</span> : null}
      </div>
      {rating?.comment ? <p>“{rating.comment}”</p> : <p className="muted">{rating ? '群众没有写话。' : '群众的原话由纪委监委保管，转来整改的内容在下面。'}</p>}
      <div className="tags">
        {detail.reasons.map((code) => (
          <Tag key={code}>{reasonLabel(code)}</Tag>
        ))}
        {rating?.mistaken ? <Tag>群众说是误评</Tag> : null}
      </div>
      {rating && rating.photoIds.length > 0 ? (
        <div style={{ marginTop: 10 }}>
          <Photos ids={rating.photoIds} label="群众拍的照片" />
        </div>
      ) : null}
      {secondLevel ? (
        <div className="line" style={{ marginTop: 12 }}>
          <Face level={secondLevel} size={28} />
          <span>
            第二次评：<b>{ratingLevelLabels[secondLevel]}</b>
          </span>
        </div>
      ) : null}
    </div>
  );
}
