/** A receipt: 16 digits, four groups of four. */
export const codeGroups = 4;
export const groupLength = 4;
const codeLength = codeGroups * groupLength;

export const emptyCode: readonly string[] = ['', '', '', ''];
export const groupsOf = (code: string): string[] => code.match(/\d{4}/g) ?? [];

/** What was typed or pasted into group `index`, spread over the groups; a whole code fills all. */
export function spreadCode(groups: readonly string[], index: number, typed: string): string[] {
  const digits = typed.normalize('NFKC').replace(/\D/g, '');
  if (digits.length <= groupLength) return groups.map((group, at) => (at === index ? digits : group));
  const all = (digits.length >= codeLength ? digits : groups.slice(0, index).join('') + digits).slice(0, codeLength);
  return groups.map((_, at) => all.slice(at * groupLength, (at + 1) * groupLength));
}

export const missingDigits = (groups: readonly string[]): number => codeLength - groups.join('').length;

/** Why the code cannot be asked for yet; stands on the button. */
export function whyNotAsk(groups: readonly string[]): string | null {
  const missing = missingDigits(groups);
  if (missing === codeLength) return '请写下 16 位回执码';
  return missing > 0 ? `还差 ${missing} 位` : null;
}

/** Why the receipt cannot be left yet; stands on the button. */
export function whyNotLeave(group: string, typed: string): string | null {
  const missing = groupLength - typed.length;
  if (missing > 0) return `还差 ${missing} 位，填完就能离开`;
  return typed === group ? null : '这一组对不上，请再看一眼';
}
