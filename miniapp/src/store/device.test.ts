import { deviceKeyPattern } from '../../../contracts/rating-options';

const mockStored = new Map<string, unknown>();
let mockOff = false;
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => {
      if (mockOff) throw new Error('storage is off');
      return mockStored.get(key) ?? '';
    },
    setStorageSync: (key: string, value: unknown) => {
      if (mockOff) throw new Error('storage is off');
      mockStored.set(key, value);
    },
  },
}));

/** As after closing and opening the page: only what is stored is known. */
async function reopened(): Promise<string> {
  jest.resetModules();
  const { deviceKey } = await import('./device');
  return deviceKey();
}

beforeEach(() => {
  mockStored.clear();
  mockOff = false;
});

test('a phone makes its key once and keeps it', async () => {
  const key = await reopened();
  expect(key).toMatch(deviceKeyPattern);
  expect(await reopened()).toBe(key);
});

test('what is no key is replaced', async () => {
  mockStored.set('device', { tampered: true });
  expect(await reopened()).toMatch(deviceKeyPattern);
});

test('where nothing is kept each page has its own, and rating still works', async () => {
  mockOff = true;
  const key = await reopened();
  expect(key).toMatch(deviceKeyPattern);
  expect(await reopened()).not.toBe(key);
});
