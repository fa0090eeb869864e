import { Check } from 'lucide-react';
import { faultLabels, type FaultKind } from '../../contract';
import { percentWords, shareChoices } from './shares';

/** Pressed: it happens, with the share beside it. */
export function FaultChip({ kind, share, onToggle, onShare }: { kind: FaultKind; share: number; onToggle(): void; onShare(share: number): void }) {
  const label = faultLabels[kind];
  const on = share > 0;
  const choices = [...new Set([...shareChoices, ...(on ? [share] : [])])].sort((a, b) => a - b);
  return (
    <span className={`fault-chip${on ? ' on' : ''}`}>
      <button type="button" aria-pressed={on} onClick={onToggle}>
        {on && <Check size={14} strokeWidth={3} aria-hidden />}
        {label}
      </button>
      {on && (
        <select aria-label={`${label}占多少`} value={share} onChange={({ target }) => onShare(Number(target.value))}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {percentWords(choice)}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}
