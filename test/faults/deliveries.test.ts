import { runChaos } from './deliveries/chaos';

test('1,000 deliveries by four bots, one of them killed every 5 s, while every tenth call fails: nobody is told twice, nothing is lost, what is not known is listed', async () => {
  const { faults, byState, kills, fellBack } = await runChaos({ people: 100, occasions: 10, killEveryMs: 5000, withinMs: 150_000 });
  expect(faults).toEqual([]);
  expect(Object.values(byState).reduce((sum, count) => sum + count, 0)).toBe(1000);
  // The world was as bad as it should be, and most people were reached all the same.
  expect(kills).toBeGreaterThan(1);
  expect(fellBack).toBeGreaterThan(100);
  expect(byState.delivered).toBeGreaterThan(900);
}, 240_000);
