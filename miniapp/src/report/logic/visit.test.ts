import { clueSatisfactionLabels, reporterStage, reporterStageLabels } from '../../../../contracts/clue';
import { talkEntry } from '../../../../contracts/clue-report';
import { itemsOf, passedUpWords, satisfactionWords, stageSteps, stageWords, talkWords } from './visit';

test('stages, kinds of talk and what is said of the handling are those of the contract', () => {
  expect(stageWords).toEqual(reporterStageLabels);
  expect(satisfactionWords).toEqual(clueSatisfactionLabels);
  expect(Object.keys(talkWords)).toEqual(talkEntry.shape.kind.options);
});

test.each(reporterStage.options)('%s stands in its place among the steps', (stage) => {
  const steps = stageSteps(stage);
  const here = steps.find(({ key }) => key === stage);
  expect(here?.state).toBe(stage === 'closed' || stage === 'notAccepted' ? 'done' : 'now');
  expect(steps.slice(steps.indexOf(here!) + 1).every(({ state }) => state === 'todo')).toBe(true);
});

test('what is not accepted never shows as on its way', () => {
  expect(stageSteps('notAccepted').map(({ key }) => key)).toEqual(['received', 'notAccepted']);
});

test('what goes up is on its way until it was handed over, and done from then on', () => {
  const code = '630102-2026-SJ-00001-0';
  const shown = (on: string | null) => itemsOf({ stage: 'passedUp', receivedOn: '2026-11-20', next: null, passedUp: { code, on } }, now).map(({ key, state, lines }) => [key, state, lines]);
  expect(shown(null)).toEqual([['received', 'done', ['11月20日 周五']], ['passedUp', 'now', []]]);
  expect(shown('2026-11-24')[1]).toEqual(['passedUp', 'done', ['11月24日 周二']]);
  expect(passedUpWords({ code, on: '2026-11-24' }, now)).toContain(`11月24日 周二已移交上级纪检监察机关，编号 ${code}`);
  expect(passedUpWords({ code, on: null }, now)).toContain('还可以补充');
});

const now = new Date('2026-11-25T04:00:00Z');
const due = (workingDays: number) => itemsOf({ stage: 'received', receivedOn: '2026-11-20', next: { label: '最晚告诉您是否受理', day: '2026-12-11', workingDays }, passedUp: null }, now);

test('what is due next stands with its day before what is to come', () => {
  expect(due(12).map(({ title }) => title)).toEqual(['已经收到', '12月11日 周五 前', '已经受理', '正在办理', '已经办结']);
  expect(due(12)[1]).toMatchObject({ strong: true, lines: ['最晚告诉您是否受理', '还有 12 个工作日'] });
  expect(due(-2)[1]).toMatchObject({ lateWorkingDays: 2, lines: ['最晚告诉您是否受理'] });
  expect(itemsOf({ stage: 'closed', receivedOn: '2026-11-20', next: null, passedUp: null }, now).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
});
