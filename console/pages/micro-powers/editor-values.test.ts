import { microPower, type MicroPower } from '../../../contracts/micro-power';
import { newStep, toFields, toPower } from './editor-values';

const limit = { value: 5, unit: 'workingDays', bound: 'atMost', certainty: 'official' } as const;
const step = { key: 's1', what: '申请', who: '本人', note: '', limit: null, evidence: [], differsFrom: [], vote: [], publishes: false, decision: null };
const power: MicroPower = {
  code: 'C1',
  name: '低保',
  class: 'service',
  plain: '可以申请',
  basis: [{ text: '办法', certainty: 'official' }],
  post: '协理员',
  supervisor: '监督委员会',
  conditions: ['收入低', '财产少'],
  materials: ['身份证'],
  steps: [step, { ...step, key: 's2', what: '初审', limit, differsFrom: ['s1'], decision: { question: '符合吗？', how: '', no: '告诉原因', noLimit: null } }, { ...step, key: 's3', what: '公布' }],
  total: null,
  totalNote: '',
  publication: '公示',
  discretion: '没有',
  risks: ['亲属'],
  complaint: '问监督委员会',
  active: true,
};

test('fields that nobody touched say the same entry', () => expect(toPower({ ...toFields(power) })).toEqual(power));

test('a number taken away takes the limit away, words taken away the question', () => {
  const fields = toFields(power);
  fields.power.steps[1]!.limit = { ...limit, value: null };
  fields.power.steps[1]!.decision.question = ' ';
  expect(toPower({ ...fields }).steps[1]).toMatchObject({ limit: null, decision: null });
});

test('what a removed step was named for is forgotten; a new one has a key of its own', () => {
  const fields = toFields(power);
  fields.power.steps = [...fields.power.steps.slice(1), { ...newStep(fields.power.steps), what: '归档', who: '经办人' }];
  const changed = toPower({ ...fields });
  expect(changed.steps.map(({ key, differsFrom }) => [key, differsFrom])).toEqual([['s2', []], ['s3', []], ['s4', []]]);
  expect(microPower.safeParse(changed).success).toBe(true);
});
