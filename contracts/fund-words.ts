/** Sums of money as people read them. Without zod, since phones load it. */

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** 128640000 fen as 1,286,400.00. */
export function yuanWords(fen: number): string {
  const whole = Math.abs(Math.round(fen));
  return `${fen < 0 ? '-' : ''}${grouped(String(Math.floor(whole / 100)))}.${String(whole % 100).padStart(2, '0')}`;
}

const fenPerWan = 1_000_000;

/** In units of ten thousand yuan, for charts: 128640000 fen as 128.64. What is there is never told as nothing. */
export function wanWords(fen: number): string {
  const hundredths = Math.round((Math.abs(fen) / fenPerWan) * 100);
  if (hundredths === 0 && fen !== 0) return '不到 0.01';
  return `${fen < 0 ? '-' : ''}${grouped(String(Math.floor(hundredths / 100)))}.${String(hundredths % 100).padStart(2, '0')}`;
}
