import { policyKindLabels, type PolicyContent } from '../../../contracts/public-policy';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';

/** As it reads for citizens, also while it is being written. */
export function Preview({ content }: { content: Partial<PolicyContent> }) {
  const now = useNow();
  const { title, kind, issuer, documentNumber, validFrom, validTo, summary, who, how, materials = [], where, phone, changes } = content;
  const parts: [string, string | undefined | null][] = [
    ['谁能申请', who],
    ['怎么申请', how],
    ['要带什么', materials.join('、')],
    ['在哪里办', where],
    ['问谁', phone],
  ];
  return (
    <article className="public-view policy-preview">
      <p className="stamp">
        {[kind && policyKindLabels[kind], validFrom && `${dayWords(validFrom, now)} 起`, validTo && `${dayWords(validTo, now)} 止`].filter(Boolean).join('｜')}
      </p>
      <h2 className="public-title">{title || '（还没有标题）'}</h2>
      <div className="public-rule" aria-hidden="true" />
      {changes ? (
        <div className="public-notice">
          <b>这一版改了什么</b>
          <p>{changes}</p>
        </div>
      ) : null}
      <p>{summary || '（还没有写）'}</p>
      {parts.map(([name, words]) =>
        words ? (
          <div key={name}>
            <h3>{name}</h3>
            <p>{words}</p>
          </div>
        ) : null,
      )}
      <p className="public-by">{[issuer, documentNumber].filter(Boolean).join('，')}</p>
    </article>
  );
}
