import { ratingVerdictLabels } from '../../../contracts/rating-options';
import type { RatingDetail } from '../../../contracts/rating';
import { instantWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Photos } from '../../parts/photos';
import { Said } from '../../parts/said';
import { markWords } from '../ratings/marks';

/** The rating that is asked about; what was judged before stands below it. */
export function Rated({ rating }: { rating: RatingDetail }) {
  const now = useNow();
  const { judgement } = rating;
  return (
    <Said rating={rating} marks={[...(rating.ticketed ? ['有取号'] : []), ...markWords({ ...rating, verdict: null })]}>
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
    </Said>
  );
}
