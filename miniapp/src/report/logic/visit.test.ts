import { reporterStage, reporterStageLabels } from '../../../../contracts/clue';
import { talkEntry } from '../../../../contracts/clue-report';
import { stageSteps, stageWords, talkWords } from './visit';

test('stages and kinds of talk are those of the contract', () => {
  expect(stageWords).toEqual(reporterStageLabels);
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
