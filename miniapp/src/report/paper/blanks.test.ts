import { reporterIdentity, reportFields } from '../../../../contracts/clue-report';
import { asksOf, blanks, who } from './blanks';

const topic = { key: 'money', label: '村里的钱', examples: '', fields: [{ key: 'which', label: '哪笔钱', hint: '' }] };

test('the sheet asks what the form asks, each once', () => {
  // What kind it is has a row of its own, with a box to tick for each.
  const asked = [asksOf([topic])!, ...blanks].flatMap(({ fields }) => fields);
  expect([...asked, 'topic'].sort()).toEqual(Object.keys(reportFields.shape).sort());
  expect(who.flatMap(({ fields }) => fields).sort()).toEqual(Object.keys(reporterIdentity.shape).sort());
});

test('what topics ask besides stands on the sheet', () => {
  expect(asksOf([topic, { ...topic, key: 'other', fields: [...topic.fields, { key: 'place', label: '哪块地', hint: '' }] }])?.hint).toBe('哪笔钱、哪块地');
  expect(asksOf([{ ...topic, fields: [] }])).toBeNull();
});
