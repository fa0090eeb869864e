import { useTestDatabase } from '../support/database';
import { tryTheYear } from './year/trial';

jest.setTimeout(3_600_000);
const { dataDir } = useTestDatabase();

test('thirty cadres from December 2025 to the end of 2026, through the sandbox: every reminder once, at its hour, and none besides', async () => {
  const { reminders, byPhone, capped, missed } = await tryTheYear(30, 111, dataDir());
  // The story is one in which all of it happens.
  expect(reminders).toBeGreaterThan(300);
  for (const count of [byPhone, capped, missed]) expect(count).toBeGreaterThan(0);
});
