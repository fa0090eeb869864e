import type { ReactNode } from 'react';
import { lightLabels, type Light } from '../../contracts/common';

const shapes: Record<Light, ReactNode> = {
  green: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  yellow: <path d="M8 1.2 15.4 14.6H.6Z" fill="var(--yellow-fill)" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" />,
  red: <rect x="1.5" y="1.5" width="13" height="13" rx="1" fill="currentColor" />,
  done: <path d="M2 8.5 6.2 12.5 14 4" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />,
  paused: <path d="M5 2.5v11M11 2.5v11" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />,
};

/** Colour, shape and word, always; `more` follows the word: 临期 剩 1 个工作日. `word` replaces the light's own, e.g. for a warning. */
export function LightTag({ light, more, word }: { light: Light; more?: string; word?: string }) {
  return (
    <span className={`light ${light}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {shapes[light]}
      </svg>
      {word ?? lightLabels[light]}
      {more ? ` ${more}` : null}
    </span>
  );
}
