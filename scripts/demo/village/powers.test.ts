import { native } from '../../../domain/kernel';
import { PowerCaseModel } from '../../../domain/micro-power';
import { useTestDatabase } from '../../../test/support/database';
import { toldPlace } from '../../../test/support/demo-place';
import { tellOfPowers } from './powers';

useTestDatabase();

test('tells of cases in order, skipped, late, by one person, with too few at a vote', async () => {
  const now = new Date('2026-11-20T07:42:00.000Z');
  await toldPlace(now, [tellOfPowers]);
  const told = await native(PowerCaseModel).find({}).toArray();
  const warned = Object.fromEntries(told.map(({ title, warned }) => [title, warned]));
  expect(warned).toMatchObject({
    村里安装太阳能路灯: [],
    三组一户低保申请: [],
    二组至三组道路硬化: ['skipped'],
    十月办公用品和水电费报账: ['samePerson'],
    村口旧仓库出租: ['quorum'],
  });
  // A step that is owed and over its time, at the story's end.
  expect(told.filter(({ state, current }) => state === 'open' && current && current.redAt <= now).map(({ title }) => title)).toContain('十月办公用品和水电费报账');
  expect(told.filter(({ publicity }) => publicity === 'released')).toHaveLength(3);
}, 60_000);
