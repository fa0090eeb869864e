/** Fen as yuan with two decimals and separators: 1,062.50. */
export function yuan(fen: number): string {
  const [whole = '0', decimals] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
}

/** Hundredths with as many decimals as it has: 12.5. */
export const quantity = (hundredths: number): string => String(hundredths / 100);

/** 12.5 亩 × 85.00 元; null where the list does not say. */
export function reckoning({ quantity: amount, rate }: { quantity: number | null; rate: number | null }, unit: string): string | null {
  if (amount === null) return null;
  return rate === null ? `${quantity(amount)} ${unit}` : `${quantity(amount)} ${unit} × ${yuan(rate)} 元`;
}
