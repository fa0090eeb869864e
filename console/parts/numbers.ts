/** 13800006027 as people read it: 138 0000 6027; a fixed line 021 6234 5678. */
export function phoneWords(digits: string): string {
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
  const area = /^0(10|2\d)/.test(digits) ? 3 : 4;
  const rest = digits.slice(area);
  return digits.startsWith('0') && rest.length >= 7 ? `${digits.slice(0, area)} ${rest.slice(0, rest.length - 4)} ${rest.slice(-4)}` : digits;
}

/** 34057 as 34,057. */
export function countWords(count: number): string {
  return count.toLocaleString('zh-CN');
}

/** A size of a file: 312 KB, 2.4 MB. */
export function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A window's number as its sign says it: 3 becomes 3号窗口; a name of its own, e.g. 综合窗口, stays. */
export function windowNumberWords(number: string): string {
  if (/^\d+$/.test(number)) return `${number}号窗口`;
  return /^\d+号$/.test(number) ? `${number}窗口` : number;
}
