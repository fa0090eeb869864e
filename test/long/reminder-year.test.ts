import { useTestDatabase } from '../support/database';
import { tryTheYear } from '../story/year/trial';

jest.setTimeout(3_600_000);
useTestDatabase();

test('three thousand cadres from December 2025 to the end of 2026, through the sandbox: every reminder once, at its hour, and none besides', async () => {
  const { reminders, byPhone, capped, missed } = await tryTheYear(3000, 111);
  expect(reminders).toBeGreaterThan(30_000);
  for (const count of [byPhone, capped, missed]) expect(count).toBeGreaterThan(50);
});
