import type { ReactNode } from 'react';
import { ratingLevelLabels, type RatingLevel } from '../../contracts/rating';

const eyes = (y: number) => (
  <>
    <circle cx="22.5" cy={y} r="2.6" fill="currentColor" stroke="none" />
    <circle cx="41.5" cy={y} r="2.6" fill="currentColor" stroke="none" />
  </>
);

const features: Record<RatingLevel, ReactNode> = {
  satisfied: (
    <>
      <path d="M18.5 27.5c1.6-3.2 6.4-3.2 8 0M37.5 27.5c1.6-3.2 6.4-3.2 8 0" />
      <path d="M19 37c3 6.5 7.6 9.5 13 9.5S42 43.5 45 37" />
    </>
  ),
  acceptable: (
    <>
      {eyes(26.5)}
      <path d="M21 41.5c5 2.2 17 2.2 22 0" />
    </>
  ),
  dissatisfied: (
    <>
      {eyes(28.5)}
      <path d="M17 22.8l7.5-3M47 22.8l-7.5-3" />
      <path d="M20 46c3-5.5 7-8 12-8s9 2.5 12 8" />
    </>
  ),
};

export function Face({ level, size = 34 }: { level: RatingLevel; size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 64 64" fill="none" stroke="currentColor" strokeWidth={size < 40 ? 4 : 3} strokeLinecap="round" strokeLinejoin="round">
      <circle cx="32" cy="32" r="28" />
      {features[level]}
    </svg>
  );
}

const order: readonly RatingLevel[] = ['satisfied', 'acceptable', 'dissatisfied'];

/** Three equal faces, none chosen in advance; the order never changes. */
export function FaceChoice({ value, onChange, label }: { value: RatingLevel | undefined; onChange: (level: RatingLevel) => void; label: string }) {
  return (
    <fieldset className="faces">
      <legend>{label}</legend>
      {order.map((level) => (
        <label key={level} className={value === level ? 'on' : ''}>
          <input type="radio" name="second-level" checked={value === level} onChange={() => onChange(level)} aria-label={`${ratingLevelLabels[level]}，三选一`} />
          <Face level={level} size={40} />
          <span>{ratingLevelLabels[level]}</span>
        </label>
      ))}
    </fieldset>
  );
}
