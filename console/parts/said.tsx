import type { ReactNode } from 'react';
import type { RatingDetail } from '../../contracts/rating';
import { ratingLevelLabels } from '../../contracts/rating-options';
import { instantWords } from './dates';
import { Face } from './face';
import { useNow } from './now';
import { Tag } from './page';
import { reasonLabel } from './reasons';

/** What a citizen chose and wrote, as the viewer may see it; `marks` stand behind the reasons. */
export function Said({ rating, marks, children }: { rating: RatingDetail; marks: readonly string[]; children?: ReactNode }) {
  const now = useNow();
  return (
    <div className="quote">
      <div className="line">
        <Face level={rating.level} />
        <b>{ratingLevelLabels[rating.level]}</b>
        <span className="muted">{instantWords(rating.receivedAt, now)}</span>
      </div>
      {rating.comment ? <p>“{rating.comment}”</p> : <p className="muted">{rating.hasComment ? '群众的原话由纪委监委保管。' : '群众没有写话。'}</p>}
      <div className="tags">
        {[...rating.reasons.map(reasonLabel), ...marks].map((word) => (
          <Tag key={word}>{word}</Tag>
        ))}
      </div>
      {children}
    </div>
  );
}
