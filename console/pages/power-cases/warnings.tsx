import type { CaseWarning } from '../../../contracts/power-case';
import { caseWarningLabels } from '../../../contracts/power-words';
import { LightTag } from '../../parts/light';
import { Card } from '../../parts/page';

/** What does not keep to the chart, step by step. Only what is wrong is red; nothing wrong is said too. */
export function Warnings({ warnings, steps }: { warnings: readonly CaseWarning[]; steps: readonly { what: string }[] }) {
  return (
    <Card title="没有照单的" note={warnings.length > 0 ? `${warnings.length} 处` : undefined}>
      {warnings.length === 0 ? <p className="card-words">记下来的都照着单子。</p> : null}
      <ul className="case-warnings">
        {warnings.map(({ kind, step, words }) => (
          <li key={`${step}${kind}${words}`}>
            <LightTag light="red" word={caseWarningLabels[kind]} />
            <span>
              第 {step} 步 {steps[step - 1]?.what}：{words}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
