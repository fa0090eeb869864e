import { useTestDatabase } from '../support/database';
import { tryTheYear } from './year/trial';

jest.setTimeout(600_000);
useTestDatabase();

test('two hundred cadres from December 2025 to the end of 2026, through the sandbox: every reminder once, at its hour, and none besides', async () => {
  const { reminders, byPhone, capped, missed } = await tryTheYear(200, 111);
  // The story is one in which all of it happens.
  expect(reminders).toBeGreaterThan(2000);
  for (const count of [byPhone, capped, missed]) expect(count).toBeGreaterThan(0);
});
