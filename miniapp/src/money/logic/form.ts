import type { PayerView } from '../../../../contracts/repayment';
import { repaymentNumberPattern } from '../../../../contracts/repayment-options';

/** As it is on the paper, however it was typed: tj 2026 0001 is TJ-2026-0001. */
export function numberOf(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const parts = /^(TJ|ZD)(\d{4})(\d+)$/.exec(plain);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : plain;
}

/** The number in what was scanned: the link on the paper ends with it; a mini-program hands it over encoded, as `q`. */
export function numberFrom({ number, q }: { number?: string; q?: string }): string {
  const text = number ?? /[?&]number=([\w-]+)/.exec(decoded(q ?? ''))?.[1] ?? '';
  const found = numberOf(text);
  return repaymentNumberPattern.test(found) ? found : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign is not an encoding
  }
}

/** Why the button is off, on the button; null: it may be pressed. */
export function entryOff(number: string, code: string): string | null {
  if (number.trim() === '') return '请写单号';
  if (!repaymentNumberPattern.test(numberOf(number))) return '单号像 TJ-2026-0001';
  const digits = code.replace(/\D/g, '').length;
  if (digits === 0) return '请写 6 位缴款码';
  return digits < 6 ? `缴款码还差 ${6 - digits} 位` : digits > 6 ? `缴款码多了 ${digits - 6} 位` : null;
}

/** Yuan as they are typed, as whole fen; null where it is no amount. */
export function fenOf(typed: string): number | null {
  const plain = typed.replace(/[,，\s]/g, '');
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

/** The same about an amount; `most`: what may be paid at once. */
export function amountOff(typed: string, left: number | null, most: number | null): string | null {
  if (typed.trim() === '') return '请写金额';
  const fen = fenOf(typed);
  if (fen === null) return '金额最多两位小数';
  if (fen === 0) return '金额要大于 0';
  if (left !== null && fen > left) return '比还没有缴的多';
  return most !== null && fen > most ? '一次最多付 5 万元，可以分几次' : null;
}

/** What stands in the field at first: by instalments the part that is next, else all that is left; no more than may be paid at once. */
export function suggested({ left, paid, plan, wechatMost }: Pick<PayerView, 'left' | 'paid' | 'plan' | 'wechatMost'>): number {
  const next = plan.findIndex((part) => !part.paid);
  const due = plan.slice(0, next + 1).reduce((sum, { amount }) => sum + amount, -paid);
  return Math.min(next === -1 ? left : due, left, wechatMost);
}
