import { occasionDefaults } from '../../templates/reminder';
import { currentCalendar, dayNumber, dayOfNumber, WorkingCalendar, type YearArrangement } from '../kernel';
import { breaksOfYear } from './breaks';
import { festivalDay, newYearsEve } from './festivals';
import { commonOccurrences, personalOccurrences, type Occurrence } from './occurrences';
import { ruledOccasions, type Rules } from './rules';
import { partyYears } from './words';

const official = currentCalendar();
const defaults = (more: Partial<Rules> = {}): Rules => ({ leapDay: 'feb28', of: Object.fromEntries(ruledOccasions.map((occasion) => [occasion, occasionDefaults[occasion].rule])) as Rules['of'], ...more });
const withRule = (occasion: keyof Rules['of'], more: object): Rules => {
  const rules = defaults();
  return { ...rules, of: { ...rules.of, [occasion]: { ...rules.of[occasion], ...more } } };
};
const wholeYear = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });
const told = ({ day, occasion, again, lastDay }: Occurrence): string => `${day} ${occasion}${again ? ' again' : ''} ≤${lastDay.slice(5)}`;
const of = (year: number, rules = defaults(), calendar = official): string[] => commonOccurrences(calendar, rules, wholeYear(year)).map(told);

describe('moving days', () => {
  test.each([
    [2024, '02-09', '02-10', '02-24', '04-04', '06-10', '09-17', '10-11'],
    [2025, '01-28', '01-29', '02-12', '04-04', '05-31', '10-06', '10-29'],
    [2026, '02-16', '02-17', '03-03', '04-05', '06-19', '09-25', '10-18'],
    [2027, '02-05', '02-06', '02-20', '04-05', '06-09', '09-15', '10-08'],
    [2028, '01-25', '01-26', '02-09', '04-04', '05-28', '10-03', '10-26'],
    [2029, '02-12', '02-13', '02-27', '04-04', '06-16', '09-22', '10-16'],
    [2030, '02-02', '02-03', '02-17', '04-05', '06-05', '09-12', '10-05'],
  ])('%i', (year, eve, ...rest) => {
    const found = [newYearsEve(year), ...(['springFestival', 'lanternFestival', 'qingming', 'dragonBoat', 'midAutumn', 'doubleNinth'] as const).map((festival) => festivalDay(festival, year))];
    expect(found).toEqual([eve, ...rest].map((date) => `${year}-${date}`));
  });
});

describe('breaks', () => {
  const shown = (year: number, calendar = official): string[] => breaksOfYear(calendar, year).map(({ from, to, festivals, guessed }) => `${festivals.join('+')} ${from}–${to.slice(5)}${guessed ? ' ?' : ''}`);

  test('follow the notices, and begin with the weekend before them', () => {
    expect(shown(2024)).toEqual(['newYear 2023-12-30–01-01', 'springFestival 2024-02-10–02-17', 'qingming 2024-04-04–04-06', 'labourDay 2024-05-01–05-05', 'dragonBoat 2024-06-08–06-10', 'midAutumn 2024-09-15–09-17', 'nationalDay 2024-10-01–10-07']);
    expect(shown(2025)).toEqual(['newYear 2025-01-01–01-01', 'springFestival 2025-01-28–02-04', 'qingming 2025-04-04–04-06', 'labourDay 2025-05-01–05-05', 'dragonBoat 2025-05-31–06-02', 'nationalDay+midAutumn 2025-10-01–10-08']);
    expect(shown(2026)).toEqual(['newYear 2026-01-01–01-03', 'springFestival 2026-02-15–02-23', 'qingming 2026-04-04–04-06', 'labourDay 2026-05-01–05-05', 'dragonBoat 2026-06-19–06-21', 'midAutumn 2026-09-25–09-27', 'nationalDay 2026-10-01–10-07']);
  });

  test('are guessed for a year that is not announced, joined where two fall together', () => {
    expect(shown(2027)).toEqual(['newYear 2027-01-01–01-03 ?', 'springFestival 2027-02-05–02-14 ?', 'qingming 2027-04-03–04-05 ?', 'labourDay 2027-05-01–05-05 ?', 'dragonBoat 2027-06-09–06-09 ?', 'midAutumn 2027-09-15–09-15 ?', 'nationalDay 2027-10-01–10-07 ?']);
    expect(shown(2028).at(-1)).toBe('nationalDay+midAutumn 2028-09-30–10-08 ?');
  });

  test('a year entered by staff replaces the guess; what it leaves out stays guessed', () => {
    const entered: YearArrangement = { year: 2027, source: '测试', work: ['2027-02-20'], off: [{ name: '春节', from: '2027-02-06', to: '2027-02-12' }, { name: '中秋节、国庆节', from: '2027-10-01', to: '2027-10-08' }] };
    const calendar = new WorkingCalendar([...official.years.values(), entered]);
    expect(shown(2027, calendar)).toContain('springFestival 2027-02-06–02-14');
    expect(shown(2027, calendar)).toContain('nationalDay+midAutumn 2027-10-01–10-10');
    expect(shown(2027, calendar)).toContain('labourDay 2027-05-01–05-05 ?');
  });
});

describe('what everybody is reminded of', () => {
  test('2024: make-up Saturdays and Sundays count as working days', () => {
    expect(of(2024)).toEqual([
      '2024-02-02 springFestival ≤02-05',
      '2024-02-09 springFestival again ≤02-09',
      '2024-02-22 lanternFestival ≤02-23',
      '2024-03-06 womensDay ≤03-07',
      '2024-04-01 qingming ≤04-02',
      '2024-04-28 labourDay ≤04-29',
      '2024-06-05 dragonBoat ≤06-06',
      '2024-06-10 examSeason ≤06-12',
      '2024-07-01 partyDay ≤07-01',
      '2024-08-10 examSeason ≤08-12',
      '2024-09-06 midAutumn ≤09-09',
      '2024-09-14 midAutumn again ≤09-14',
      '2024-09-23 nationalDay ≤09-26',
      '2024-09-30 nationalDay again ≤09-30',
      '2024-10-09 doubleNinth ≤10-10',
      '2024-12-27 newYear ≤12-28',
    ]);
  });

  test('2025: 国庆 and 中秋 are one reminder with both names', () => {
    expect(of(2025)).toEqual([
      '2025-01-20 springFestival ≤01-23',
      '2025-01-27 springFestival again ≤01-27',
      '2025-02-10 lanternFestival ≤02-11',
      '2025-03-06 womensDay ≤03-07',
      '2025-04-01 qingming ≤04-02',
      '2025-04-28 labourDay ≤04-29',
      '2025-05-28 dragonBoat ≤05-29',
      '2025-06-10 examSeason ≤06-12',
      '2025-07-01 partyDay ≤07-01',
      '2025-08-10 examSeason ≤08-12',
      '2025-09-23 nationalDay ≤09-26',
      '2025-09-30 nationalDay again ≤09-30',
      '2025-10-27 doubleNinth ≤10-28',
      '2025-12-29 newYear ≤12-30',
    ]);
    const joined = commonOccurrences(official, defaults(), wholeYear(2025)).filter(({ occasion }) => occasion === 'nationalDay');
    expect(joined.map(({ title, keyDay, eventDay, off }) => ({ title, keyDay, eventDay, off }))).toEqual(Array(2).fill({ title: '国庆节、中秋节', keyDay: '2025-10-01', eventDay: '2025-10-01', off: { from: '2025-10-01', to: '2025-10-08' } }));
    expect(of(2025, withRule('nationalDay', { enabled: false })).filter((line) => line.includes('midAutumn'))).toEqual(['2025-09-23 midAutumn ≤09-26', '2025-09-30 midAutumn again ≤09-30']);
  });

  test('2026', () => {
    expect(of(2026)).toEqual([
      '2026-02-06 springFestival ≤02-09',
      '2026-02-14 springFestival again ≤02-14',
      '2026-02-28 lanternFestival ≤03-01',
      '2026-03-05 womensDay ≤03-06',
      '2026-04-01 qingming ≤04-02',
      '2026-04-28 labourDay ≤04-29',
      '2026-06-16 dragonBoat ≤06-17',
      '2026-06-10 examSeason ≤06-12',
      '2026-07-01 partyDay ≤07-01',
      '2026-08-10 examSeason ≤08-12',
      '2026-09-17 midAutumn ≤09-20',
      '2026-09-24 midAutumn again ≤09-24',
      '2026-09-21 nationalDay ≤09-24',
      '2026-09-30 nationalDay again ≤09-30',
      '2026-10-15 doubleNinth ≤10-16',
      '2026-12-29 newYear ≤12-30',
    ].sort());
  });

  test('an occasion can be switched off, moved to the day itself, and never comes after its break has begun', () => {
    expect(of(2026, withRule('qingming', { enabled: false })).some((line) => line.includes('qingming'))).toBe(false);
    expect(of(2026, withRule('qingming', { daysBefore: 0 }))).toContain('2026-04-04 qingming ≤04-05');
    expect(of(2026, withRule('qingming', { lateDays: 7 }))).toContain('2026-04-01 qingming ≤04-03');
    expect(of(2026, withRule('qingming', { daysBefore: 1, again: true })).filter((line) => line.includes('qingming'))).toEqual(['2026-04-03 qingming ≤04-03']);
  });

  test('every year from 2024 to 2030 each festival is spoken of exactly once, and no reminder falls into its own break', () => {
    for (let year = 2024; year <= 2030; year += 1) {
      const found = commonOccurrences(official, defaults(), { from: `${year - 1}-12-15`, to: `${year}-12-14` });
      const first = found.filter(({ again }) => !again);
      for (const title of ['元旦', '春节', '元宵节', '妇女节', '清明节', '劳动节', '端午节', '七一', '中秋节', '国庆节', '重阳节']) expect([year, title, first.filter((one) => one.title.includes(title)).length]).toEqual([year, title, 1]);
      for (const { off, day, lastDay } of found) if (off) expect(day < off.from && lastDay < off.from).toBe(true);
      for (const { off, day } of found) if (off) expect(official.isWorkingDay(day)).toBe(true);
    }
  });
});

describe('political birthdays', () => {
  const on = (joined: string, year: number, leapDay: Rules['leapDay'] = 'feb28'): string[] =>
    (personalOccurrences(official, defaults({ leapDay }), wholeYear(year)).birthdays.get(joined) ?? []).map(({ day, keyDay }) => `${day} ${keyDay}`);

  test('are on the day itself, on a holiday, too', () => {
    expect(on('10-01', 2026)).toEqual(['2026-10-01 2026-10-01']);
    expect(on('02-28', 2026)).toEqual(['2026-02-28 2026-02-28']);
  });

  test('of a leap day follow the rule in common years, by one key whatever the rule says', () => {
    for (const year of [2025, 2026, 2027, 2029, 2030, 2100]) {
      expect(on('02-29', year)).toEqual([`${year}-02-28 ${year}-02-28`]);
      expect(on('02-29', year, 'mar1')).toEqual([`${year}-03-01 ${year}-02-28`]);
    }
    for (const year of [2024, 2028, 2000]) for (const rule of ['feb28', 'mar1'] as const) expect(on('02-29', year, rule)).toEqual([`${year}-02-29 ${year}-02-29`]);
  });

  test('every day of joining has one birthday a year, in each of eight years', () => {
    for (let year = 2024; year <= 2031; year += 1) {
      const { birthdays } = personalOccurrences(official, defaults(), wholeYear(year));
      for (let number = dayNumber('2024-01-01'); number <= dayNumber('2024-12-31'); number += 1) expect([year, birthdays.get(dayOfNumber(number).slice(5))?.length]).toEqual([year, 1]);
    }
  });

  test('years of membership are whole', () => {
    expect(partyYears('2006-11-20', '2026-11-20')).toBe(20);
    expect(partyYears('2006-11-20', '2026-07-01')).toBe(19);
    expect(partyYears('2004-02-29', '2026-02-28')).toBe(22);
    expect(partyYears('2004-02-29', '2028-02-28')).toBe(23);
  });
});

test('a post is spoken of on its first day, retirement before its day', () => {
  const { posts, retirement } = personalOccurrences(official, defaults(), wholeYear(2026));
  expect(told(posts.promotion.get('2026-10-01')!)).toBe('2026-10-01 promotion ≤10-06');
  expect(told(retirement.get('2026-10-08')!)).toBe('2026-09-29 retirement ≤10-02');
});
