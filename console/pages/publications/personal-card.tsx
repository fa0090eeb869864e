import { Button, Radio } from 'antd';
import { personalDecision, personalDecisionLabels, personalKindLabels, type PersonalDecision, type PersonalHit } from '../../../contracts/publication';
import { Card } from '../../parts/page';

interface PersonalCardProps {
  hits: readonly PersonalHit[];
  /** Absent for whoever only reads what was decided. */
  onDecide?: (decisions: { text: string; decision: PersonalDecision }[]) => void;
}

/** Words that look personal, each with a suggestion; the clerk decides, reviewers see what he decided. */
export function PersonalCard({ hits, onDecide }: PersonalCardProps) {
  if (hits.length === 0) return null;
  const open = hits.filter(({ decision }) => decision === null).length;
  return (
    <Card
      title="像个人信息的"
      note={open > 0 ? `${open} 处没有定` : `${hits.length} 处，都定了`}
      acts={
        onDecide && open > 0 ? (
          <Button size="small" onClick={() => onDecide(hits.filter(({ decision }) => decision === null).map(({ text, suggestion }) => ({ text, decision: suggestion })))}>
            都照建议的办
          </Button>
        ) : null
      }
      className="padded-below"
    >
      <ul className="personal-hits">
        {hits.map((hit) => (
          <li key={hit.text}>
            <span>
              <b>{hit.text}</b>
              <span className="second">
                {personalKindLabels[hit.kind]}　{hit.places.join('、')}
                {hit.count > hit.places.length ? ` 等 ${hit.count} 处` : ''}
              </span>
            </span>
            {onDecide ? (
              <Radio.Group
                size="small"
                optionType="button"
                aria-label={`${hit.text}，怎么办`}
                value={hit.decision}
                options={personalDecision.options.map((value) => ({ value, label: value === 'mask' ? `遮成 ${hit.masked}` : personalDecisionLabels.keep }))}
                onChange={({ target }) => onDecide([{ text: hit.text, decision: target.value as PersonalDecision }])}
              />
            ) : (
              <span className="tag">{hit.decision === 'keep' ? personalDecisionLabels.keep : `遮成 ${hit.masked}`}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
