import { projectStage, type StageContent } from '../../contracts/project';
import { stageContent } from '../../test/support/projects';
import { furthestStage, whyNotYet, type Told } from './stages';

const told = (...contents: StageContent[]): Told[] => contents.map((content) => ({ state: 'published', content }));
const [plan, tender, contract, construction, acceptance] = (['plan', 'tender', 'contract', 'construction', 'acceptance'] as const).map((stage) => stageContent(stage)) as [StageContent, StageContent, StageContent, StageContent, StageContent];
const openStages = (entries: Told[]): string[] => projectStage.options.filter((stage) => whyNotYet(entries, stage) === null);

test('each stage opens the next one, and no other', () => {
  expect(openStages(told())).toEqual(['plan']);
  expect(openStages(told(plan))).toEqual(['tender']);
  expect(openStages(told(plan, tender))).toEqual(['contract']);
  expect(openStages(told(plan, tender, contract))).toEqual(['construction']);
  expect(openStages(told(plan, tender, contract, construction))).toEqual(['construction', 'change', 'acceptance']);
  expect(openStages(told(plan, tender, contract, construction, acceptance))).toEqual(['construction', 'payment']);
});

test('the refusal says what comes first', () => {
  expect(whyNotYet(told(plan), 'contract')).toBe('“招标”还没有公开，先公开它，再公开“合同”。');
  expect(whyNotYet(told(plan, tender, contract, construction), 'payment')).toContain('先公开“验收”，再公开“付款”');
});

test('a draft opens nothing', () => {
  expect(whyNotYet([{ state: 'waiting', content: plan }], 'tender')).toContain('“立项规划”还没有公开');
});

test('what is called 进度款 may be paid before acceptance, once the works began', () => {
  const withProgress = stageContent('contract', { progressPercent: 60 });
  expect(whyNotYet(told(plan, tender, withProgress), 'payment')).toBe('“施工”还没有公开，先公开它，再公开进度款。');
  expect(whyNotYet(told(plan, tender, withProgress, construction), 'payment')).toBeNull();
});

test('an acceptance that failed opens no payment and may be followed by another', () => {
  const failed = told(plan, tender, contract, construction, stageContent('acceptance', { result: 'failed' }));
  expect(whyNotYet(failed, 'payment')).not.toBeNull();
  expect(whyNotYet(failed, 'acceptance')).toBeNull();
});

test('a change from before the acceptance can still be published, a later one is none', () => {
  const accepted = told(plan, tender, contract, construction, acceptance);
  expect(whyNotYet(accepted, 'change', '2026-10-07')).toBeNull();
  expect(whyNotYet(accepted, 'change', '2026-10-09')).toContain('已经验收合格');
});

test('how far it is: a change belongs to the works, 进度款 does not make them paid, a failed acceptance does not end them', () => {
  const works = [plan, tender, contract, construction];
  expect(furthestStage(told())).toBeNull();
  expect(furthestStage(told(plan, tender))).toBe('tender');
  expect(furthestStage(told(...works, stageContent('change'), stageContent('payment'), stageContent('acceptance', { result: 'failed' })))).toBe('construction');
  expect(furthestStage(told(...works, acceptance))).toBe('acceptance');
  expect(furthestStage(told(...works, acceptance, stageContent('payment')))).toBe('payment');
});
