import { useState } from 'react';
import { faultKind, faultLabels, type FaultKind } from '../../contract';

const timesChoices = [1, 2, 3, 10] as const;

/** One certain failure, to see what the platform does about it. */
export function FailNext({ onFail }: { onFail(kind: FaultKind, times: number): Promise<boolean> }) {
  const [kind, setKind] = useState<FaultKind>('busy');
  const [times, setTimes] = useState(1);
  const [said, setSaid] = useState('');
  const fail = async () => setSaid((await onFail(kind, times)) ? `记下了，接下来 ${times} 次：${faultLabels[kind]}` : '');
  return (
    <div className="fail-next">
      <label>
        接下来
        <select aria-label="几次" value={times} onChange={({ target }) => setTimes(Number(target.value))}>
          {timesChoices.map((choice) => (
            <option key={choice} value={choice}>
              {choice} 次
            </option>
          ))}
        </select>
      </label>
      <label>
        必定
        <select aria-label="怎么错" value={kind} onChange={({ target }) => setKind(faultKind.parse(target.value))}>
          {faultKind.options.map((choice) => (
            <option key={choice} value={choice}>
              {faultLabels[choice]}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="button small" onClick={() => void fail()}>
        就这样错
      </button>
      <span role="status" className="muted">
        {said}
      </span>
    </div>
  );
}
