import { ratingLevels, ratingLevelLabels } from '../../../contracts/rating-options';
import type { OwnCounts } from '../../../contracts/own-results';
import { comparedFrom, type Share } from '../../../contracts/statistics';
import { Face } from '../../parts/face';

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

interface CountsProps {
  title: string;
  note?: string;
  counts: OwnCounts;
  /** Absent where no rate is told at all; null below 30 ratings. */
  satisfaction?: Share | null;
}

/** The three counts in their fixed order; a rate only with its interval. */
export function Counts({ title, note, counts, satisfaction }: CountsProps) {
  const valid = counts.satisfied + counts.acceptable + counts.dissatisfied;
  return (
    <section className="card my-counts" aria-label={title}>
      <h2>
        {title}
        {note ? <small className="muted">　{note}</small> : null}
      </h2>
      <dl>
        {ratingLevels.map((level) => (
          <div key={level}>
            <dt>
              <Face level={level} size={22} />
              {ratingLevelLabels[level]}
            </dt>
            <dd>
              <b>{counts[level]}</b> 条
            </dd>
          </div>
        ))}
      </dl>
      {satisfaction ? (
        <p>
          满意率 <b>{percent(satisfaction.value)}</b>
          <span className="second">
            {satisfaction.of} 条里算的，真实水平多半在 {percent(satisfaction.low)} 到 {percent(satisfaction.high)} 之间
          </span>
        </p>
      ) : null}
      {satisfaction === null ? <p className="muted">满意率：不足 {comparedFrom} 条（现有 {valid} 条），先不算</p> : null}
      {counts.setAside > 0 ? <p className="muted">另有 {counts.setAside} 条认定误评或恶意，不计入</p> : null}
    </section>
  );
}
