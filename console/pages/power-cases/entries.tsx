import type { CaseDetail, CaseEntry } from '../../../contracts/power-case';
import { fileAddress } from '../../api/files';
import { dayWords, instantWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Card, Tag } from '../../parts/page';
import { voteWords } from './chart-of-case';

/** Everything that was recorded, the newest first; what was corrected stays, struck through. */
export function Entries({ detail }: { detail: CaseDetail }) {
  if (detail.entries.length === 0) return null;
  return (
    <Card title="都记了什么" note="记下的不能删，改错的另记一条">
      <ol>
        {[...detail.entries].reverse().map((entry) => (
          <Entry key={entry.id} entry={entry} what={detail.chart.steps[entry.step - 1]?.what ?? ''} />
        ))}
      </ol>
    </Card>
  );
}

function Entry({ entry, what }: { entry: CaseEntry; what: string }) {
  const now = useNow();
  const files = entry.files.map(({ id, name, evidence }) => (
    <a key={id} className="link" href={fileAddress(id)} target="_blank" rel="noreferrer">
      {evidence || '附件'}：{name}
    </a>
  ));
  return (
    <li className={entry.replaced ? 'case-entry replaced' : 'case-entry'}>
      <p>
        <b>
          第 {entry.step} 步 {what}
        </b>
        {`　${entry.kind === 'skipped' ? '跳过了' : dayWords(entry.on, now)}`}
      </p>
      {entry.doers.length > 0 ? <p>{entry.doers.map(({ name, post }) => (post ? `${name}（${post}）` : name)).join('、')}</p> : null}
      {entry.vote ? <p>{voteWords(entry.vote)}</p> : null}
      {entry.answer ? <p>{entry.answer === 'yes' ? '判断：符合' : '判断：不符合'}</p> : null}
      {entry.reason ? <p className="warned-words">理由：{entry.reason}</p> : null}
      {entry.note ? <p>{entry.note}</p> : null}
      {files.length > 0 ? <p className="row wrap">{files}</p> : null}
      <p className="case-entry-state muted small">
        {entry.recordedBy} 记于 {instantWords(entry.recordedAt, now)}
        {entry.correction ? `，更正：${entry.correction}` : null} {entry.replaced ? <Tag>已更正</Tag> : null}
      </p>
    </li>
  );
}
