import { ratingLevelLabels } from '../../../contracts/rating-options';
import { callSlotLabels, contactOutcomeLabels, type FollowUpDetail } from '../../../contracts/follow-up';
import { instantWords } from '../../parts/dates';
import { useNow } from '../../parts/now';

const extensionWords = { pending: '等批', approved: '已批', rejected: '没有批' } as const;

export function Calls({ detail }: { detail: FollowUpDetail }) {
  const now = useNow();
  if (detail.contacts.length === 0) return null;
  return (
    <div className="panel-section">
      <h2>打过的电话</h2>
      <ul className="calls">
        {detail.contacts.map((call) => (
          <li key={call.at}>
            <b>{contactOutcomeLabels[call.outcome]}</b>
            <span className="muted">
              {instantWords(call.at, now)}　{callSlotLabels[call.slot]}　{call.by}
            </span>
            {call.callAgainAt ? <div>约在 {instantWords(call.callAgainAt, now)} 再打</div> : null}
            {call.note ? <div style={{ whiteSpace: 'pre-line' }}>{call.note}</div> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

export function OtherRatings({ detail }: { detail: FollowUpDetail }) {
  const now = useNow();
  if (detail.otherRatings.length === 0) return null;
  return (
    <div className="panel-section">
      <h2>同一个号码的其他评议</h2>
      <ul className="others">
        {detail.otherRatings.map((rating) => (
          <li key={rating.id}>
            <span>
              {rating.window}　<b>{ratingLevelLabels[rating.level]}</b>
            </span>
            <span className="muted">{instantWords(rating.receivedAt, now)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Extensions({ detail }: { detail: FollowUpDetail }) {
  if (detail.extensions.length === 0) return null;
  return (
    <div className="panel-section">
      <h2>延期</h2>
      <ul className="others">
        {detail.extensions.map((extension, index) => (
          <li key={index}>
            <span>
              第 {index + 1} 次，{extension.days} 个工作日：{extension.reason}
              {extension.opinion ? `（${extension.opinion}）` : null}
            </span>
            <b>{extensionWords[extension.state]}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
