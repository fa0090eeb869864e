import type { PowerStep } from '../../../contracts/micro-power';
import { limitWords, voteRules } from '../../../contracts/power-words';
import { Card } from '../../parts/page';
import { Certainty } from './facts';

/** What the platform looks at in each step: its time and how sure that is, its proof, who must not be the same, the vote. */
export function StepSources({ steps }: { steps: readonly PowerStep[] }) {
  return (
    <Card title="每一步看什么" className="table-card">
      <div className="table-scroll">
        <table className="facts dense" aria-label="每一步看什么">
          <thead>
            <tr>
              <th scope="col">步骤</th>
              <th scope="col">时限</th>
              <th scope="col">凭据和要求</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step, index) => (
              <tr key={step.key}>
                <td>
                  {index + 1} {step.what}
                </td>
                <td>{step.limit ? <>{limitWords(step.limit)}<Certainty value={step.limit.certainty} /></> : <span className="muted">没有</span>}</td>
                <td>{asked(step, steps) || <span className="muted">没有</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function asked(step: PowerStep, all: readonly PowerStep[]): string {
  const others = all.flatMap(({ key }, index) => (step.differsFrom.includes(key) ? [`第 ${index + 1} 步`] : []));
  return [
    step.evidence.join('、'),
    others.length > 0 ? `不能和${others.join('、')}是同一个人` : '',
    step.vote.length > 0 ? `表决：${step.vote.map((body) => voteRules[body].label).join('或')}` : '',
    step.publishes ? '要公开' : '',
  ]
    .filter(Boolean)
    .join('；');
}
