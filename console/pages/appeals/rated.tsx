import { ratingFlagKindLabels, ratingLevelLabels, ratingVerdictLabels } from '../../../contracts/rating-options';
import type { RatingDetail } from '../../../contracts/rating';
import { instantWords } from '../../parts/dates';
import { Face } from '../../parts/face';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';
import { Photos } from '../../parts/photos';
import { reasonLabel } from '../../parts/reasons';

/** The rating that is asked about, as the viewer may see it. */
export function Rated({ rating }: { rating: RatingDetail }) {
  const now = useNow();
  const { judgement } = rating;
  return (
    <div className="quote">
      <div className="line">
        <Face level={rating.level} />
        <b>{ratingLevelLabels[rating.level]}</b>
        <span className="muted">{instantWords(rating.receivedAt, now)}</span>
      </div>
      {rating.comment ? <p>“{rating.comment}”</p> : <p className="muted">{rating.hasComment ? '群众的原话由纪委监委保管。' : '群众没有写话。'}</p>}
      <div className="tags">
        {rating.reasons.map((code) => (
          <Tag key={code}>{reasonLabel(code)}</Tag>
        ))}
        {rating.ticketed ? <Tag>有取号</Tag> : null}
        {rating.mistaken ? <Tag>群众说是误评</Tag> : null}
        {rating.flags.map((flag) => (
          <Tag key={flag.kind}>{ratingFlagKindLabels[flag.kind]}</Tag>
        ))}
      </div>
      {rating.flags.map((flag) => (
        <p key={flag.kind} className="muted">
          {flag.words}
        </p>
      ))}
      <Photos ids={rating.photoIds} label="群众拍的照片" />
      {judgement ? (
        <p className="muted">
          现在：<b>{ratingVerdictLabels[judgement.verdict]}</b>　{instantWords(judgement.at, now)}
        </p>
      ) : null}
    </div>
  );
}
