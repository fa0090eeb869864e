import { Check, Square } from 'lucide-react';
import type { AccountsRow } from '../../../contracts/accounts';
import { yuan } from '../../../contracts/accounts-rules';

/** Colour, shape and word: it agrees, by how much it does not, or that it does not follow the month before. */
export function Agreement({ row: { agrees, difference, follows } }: { row: Pick<AccountsRow, 'agrees' | 'difference' | 'follows'> }) {
  if (agrees) {
    return (
      <span className="agreement">
        <Check size={15} aria-hidden="true" />
        对得上
      </span>
    );
  }
  return (
    <span className="agreement agreement--wrong">
      <Square size={13} fill="currentColor" aria-hidden="true" />
      {difference !== 0 ? `差 ${yuan(Math.abs(difference))}` : follows.kind === 'gap' ? '缺月份' : '接不上'}
    </span>
  );
}
