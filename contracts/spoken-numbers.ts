const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const places = ['', '十', '百', '千'];
const groups = ['', '万', '亿'];

/** 2026 → 二零二六: years, codes, telephone numbers. */
export const digitWords = (text: string): string => Array.from(text, (digit) => digits[Number(digit)] ?? digit).join('');

/** Four digits as they are said: 1006 → 一千零六. */
function groupWords(value: number): string {
  let words = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== '';
      continue;
    }
    words += `${gap ? '零' : ''}${digits[digit]}${places[place]}`;
    gap = false;
  }
  return words;
}

/** A whole number as it is said, up to 9999 亿: 213906 → 二十一万三千九百零六, 12 → 十二. */
export function integerWords(value: number): string {
  if (value === 0) return digits[0]!;
  let words = '';
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const four = Math.floor(value / 10_000 ** group) % 10_000;
    if (four === 0) continue;
    words += `${words !== '' && four < 1000 ? '零' : ''}${groupWords(four)}${groups[group]}`;
  }
  return words.replace(/^一十/, '十');
}

/** With its decimals, but for zeros at the end: 97.3 → 九十七点三, 420.00 → 四百二十. */
export function numberWords(text: string): string {
  const [whole = '', decimals = ''] = text.replace(/,/g, '').split('.');
  const said = decimals.replace(/0+$/, '');
  return integerWords(Number(whole)) + (said ? `点${digitWords(said)}` : '');
}

/** 213,906.40 → 二十一万三千九百零六元四角. */
export function moneyWords(text: string): string {
  const [whole = '', cents = ''] = text.replace(/,/g, '').split('.');
  const [jiao = '0', fen = '0'] = cents.padEnd(2, '0');
  const small = `${jiao === '0' ? (fen === '0' ? '' : '零') : `${digitWords(jiao)}角`}${fen === '0' ? '' : `${digitWords(fen)}分`}`;
  return `${integerWords(Number(whole))}元${small}`;
}

const measures = '个|条|次|户|张|位|天|件|遍';

/**
 * Digits in a text as a person would say them: amounts and counts as numbers, days and times as such, long runs
 * (receipts, telephones) digit by digit. No look-behind in the patterns: older phones cannot even load them.
 */
export function spokenNumbers(text: string): string {
  return text
    .replace(/(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/g, (_, year: string, month: string, day: string) => `${digitWords(year)}年${integerWords(Number(month))}月${integerWords(Number(day))}日`)
    .replace(/(^|\D)(1\d{2}) (\d{4}) (\d{4})(?!\d)/g, (_, before: string, ...groups: string[]) => before + groups.slice(0, 3).map(digitWords).join('，'))
    .replace(/(^|\D)(0\d{2,3})-(\d{7,8})(?!\d)/g, (_, before: string, area: string, number: string) => `${before}${digitWords(area)}，${digitWords(number)}`)
    .replace(/(^|[\s（(：，])[-−](?=\d)/g, '$1负')
    .replace(/(\d{4})年/g, (_, year: string) => `${digitWords(year)}年`)
    .replace(/(\d{1,2}):(\d{2})/g, (_, hour: string, minute: string) => `${integerWords(Number(hour))}点${minute === '00' ? '整' : `${minute.startsWith('0') ? '零' : ''}${integerWords(Number(minute))}分`}`)
    .replace(/([\d,]+(?:\.\d+)?) ?[%％]/g, (_, share: string) => `百分之${numberWords(share)}`)
    .replace(/([\d,]+(?:\.\d+)?) ?元/g, (_, amount: string) => moneyWords(amount))
    .replace(/(\d+)\*+(\d+)/g, (_, head: string, tail: string) => `${digitWords(head)}，中间几位不念，${digitWords(tail)}`)
    .replace(new RegExp(`(^|[^\\d.,])2 ?(?=${measures})`, 'g'), '$1两')
    .replace(/\d[\d,]*(?:\.\d+)?/g, (number) => (/^(\d{5,}|0\d+)$/.test(number) ? digitWords(number) : numberWords(number)))
    .replace(/ (?=[\u4e00-\u9fff])/g, '')
    .replace(/([\u4e00-\u9fff]) /g, '$1');
}
