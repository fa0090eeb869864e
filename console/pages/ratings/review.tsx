import { Link } from 'react-router';
import { appealOriginLabels, appealStateLabels, type RatingAppeals } from '../../../contracts/appeal';
import { ratingLevelLabels, ratingVerdictLabels } from '../../../contracts/rating-options';
import type { RatingDetail } from '../../../contracts/rating';
import { dayWords, instantWords } from '../../parts/dates';
import { Face } from '../../parts/face';
import { useNow } from '../../parts/now';

/** What came after the rating: the second thought, what was judged, and what was asked about it. */
export function Review({ rating, appeals }: { rating: RatingDetail; appeals: RatingAppeals | undefined }) {
  return (
    <>
      <Judgement rating={rating} />
      <Supplement rating={rating} />
      {appeals ? <Appeals appeals={appeals} /> : null}
    </>
  );
}

function Judgement({ rating: { judgement } }: { rating: RatingDetail }) {
  const now = useNow();
  if (!judgement) return null;
  return (
    <div className="act-box quiet">
      <h2>{ratingVerdictLabels[judgement.verdict]}</h2>
      <p className="muted">
        {instantWords(judgement.at, now)}　{judgement.verdict === 'valid' ? '照常计入统计。' : '不计入统计，仍看得到。'}
      </p>
      <p className="prose">{judgement.reason}</p>
    </div>
  );
}

function Supplement({ rating: { supplement } }: { rating: RatingDetail }) {
  const now = useNow();
  if (!supplement) return null;
  return (
    <div className="act-box quiet">
      <div className="row">
        <Face level={supplement.level} size={24} />
        <h2>追评：{ratingLevelLabels[supplement.level]}</h2>
      </div>
      <p className="muted">{instantWords(supplement.at, now)}　计数以第一次评的为准。</p>
      {supplement.comment ? <p className="prose">“{supplement.comment}”</p> : null}
    </div>
  );
}

function Appeals({ appeals: { items, until, canAppeal, whyNotAppeal } }: { appeals: RatingAppeals }) {
  const now = useNow();
  if (items.length === 0 && !until) return null;
  return (
    <div className="panel-section">
      <h2>申诉复核</h2>
      {items.length > 0 ? (
        <ul className="others">
          {items.map((appeal) => (
            <li key={appeal.id}>
              <span>
                <Link className="link" to={`/appeals?tab=all&id=${appeal.id}`}>
                  {appeal.number}
                </Link>
                {`　${appealOriginLabels[appeal.origin]}，${ratingVerdictLabels[appeal.wanted]}`}
              </span>
              <b>{appealStateLabels[appeal.state]}</b>
            </li>
          ))}
        </ul>
      ) : null}
      {canAppeal && until ? <p className="muted">对这条评议有不同看法，可以申诉，最晚 {dayWords(until, now)}。</p> : null}
      {whyNotAppeal && items.length === 0 ? <p className="muted">{whyNotAppeal}</p> : null}
    </div>
  );
}
