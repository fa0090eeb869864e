import { useState, type KeyboardEvent } from 'react';
import { fenFrom, typedYuan, yuan } from '../../../contracts/accounts-rules';

interface Props {
  label: string;
  value: number;
  onChange: (fen: number) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  wrong?: boolean;
  title?: string;
}

/** Yuan as they are typed, whole fen as they are kept; what is no amount stays on the field and is marked. */
export function AmountField({ label, value, onChange, onKeyDown, wrong = false, title }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const unread = typed !== null && typed.trim() !== '' && fenFrom(typed) === null;
  return (
    <input
      className={unread || wrong ? 'cell right wrong' : 'cell right'}
      aria-label={label}
      aria-invalid={unread || wrong || undefined}
      title={unread ? '金额只写数字，最多两位小数' : title}
      inputMode="decimal"
      value={typed ?? (value === 0 ? '' : yuan(value))}
      onFocus={() => setTyped(value === 0 ? '' : typedYuan(value))}
      onChange={(event) => {
        setTyped(event.target.value);
        const fen = event.target.value.trim() === '' ? 0 : fenFrom(event.target.value);
        if (fen !== null) onChange(fen);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => setTyped(unread ? typed : null)}
    />
  );
}
