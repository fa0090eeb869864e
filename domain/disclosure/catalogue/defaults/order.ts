const numbersOf = (code: string): number[] => code.slice(1).split('.').map(Number);
const letters = 'PVCFS';
const rank = (code: string): number => (letters.includes(code[0]!) ? letters.indexOf(code[0]!) : letters.length);

/** P before V before C before F before S, then by number: F2.2 before F2.11. Codes of one's own come last. */
export function byCode(one: { code: string }, other: { code: string }): number {
  if (rank(one.code) !== rank(other.code)) return rank(one.code) - rank(other.code);
  const [a, b] = [numbersOf(one.code), numbersOf(other.code)];
  return (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0) || one.code.localeCompare(other.code);
}
