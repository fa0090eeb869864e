import { dayText } from '../../../contracts/opening-hours';
import { hoursForm, hoursTexts } from './hours-text';

test.each([
  ['09:00–12:00、13:30–17:30', [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '17:30' }]],
  ['9:00-12:00，13:30 至 17:30', [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '17:30' }]],
  [' 8：30～24：00 ', [{ from: '08:30', to: '24:00' }]],
  ['', []],
])('“%s” is read', (text, spans) => {
  expect(dayText.parse(text)).toEqual(spans);
});

test.each([
  ['全天', '写成 09:00–12:00、13:30–17:30 这样，不开就留空'],
  ['09:00–12:00 下午', '写成 09:00–12:00、13:30–17:30 这样，不开就留空'],
  ['09:00–25:00', '时间写成 09:00 这样'],
  ['12:00–09:00', '关门要晚于开门'],
  ['13:30–17:30、09:00–12:00', '几段时间要从早到晚，不能重叠'],
])('“%s” is refused: %s', (text, message) => {
  expect(dayText.safeParse(text).error?.issues.map((issue) => issue.message)).toEqual([message]);
});

test('what was saved is shown as it is typed', () => {
  const day = [{ from: '09:00', to: '12:00' }];
  expect(hoursTexts({ 1: day, 2: [], 3: [], 4: [], 5: [], 6: [], 7: [...day, { from: '14:00', to: '15:00' }] })).toMatchObject({ day1: '09:00–12:00', day2: '', day7: '09:00–12:00、14:00–15:00' });
});

test('a whole week is read back as the contract has it', () => {
  const hours = { 1: [{ from: '09:00', to: '12:00' }], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
  expect(hoursForm.parse(hoursTexts(hours))).toEqual(hours);
});
