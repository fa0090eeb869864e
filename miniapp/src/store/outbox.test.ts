import { ApiFault, busyFault, offlineFault } from '../api/fault';
import { submitRating } from '../api/ratings';
import { addEntry, allEntries, removeAllEntries, type Entry } from './entries';
import { sendWaiting } from './outbox';

const mockStored = new Map<string, unknown>();
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => mockStored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void mockStored.set(key, value),
  },
}));
jest.mock('../api/ratings', () => ({ submitRating: jest.fn() }));
const server = jest.mocked(submitRating);

const waiting = (id: string, photoTokens: string[] = []): Entry => ({
  id,
  hallName: '柳溪镇便民服务中心',
  windowName: '社会保险',
  level: 'dissatisfied',
  at: '2026-11-20T07:42:00.000Z',
  request: { idempotencyKey: `key-${id}`, windowCode: 'K7M2QX9P', level: 'dissatisfied', channel: 'h5', phone: '13800006027', phoneConsent: true, photoTokens },
});
const answer = { receiptCode: '730429618854', level: 'dissatisfied' as const, receivedAt: '2026-11-20T08:00:00.000Z', byPhone: true };

beforeEach(() => {
  removeAllEntries();
  server.mockReset();
});

test('a waiting rating is sent with its own key and its phone number leaves the phone', async () => {
  server.mockResolvedValue(answer);
  addEntry(waiting('a'));
  await sendWaiting();
  expect(server).toHaveBeenCalledWith(expect.objectContaining({ idempotencyKey: 'key-a' }));
  expect(allEntries()).toEqual([expect.objectContaining({ id: 'a', received: answer })]);
  expect(JSON.stringify([...mockStored])).not.toContain('13800006027');
});

test('calls at the same moment send it once', async () => {
  server.mockResolvedValue(answer);
  addEntry(waiting('a'));
  await Promise.all([sendWaiting(), sendWaiting(), sendWaiting()]);
  expect(server).toHaveBeenCalledTimes(1);
});

test.each([
  ['no network', offlineFault],
  ['a busy server', busyFault],
])('%s: it keeps waiting with the same key', async (_what, fault) => {
  server.mockRejectedValueOnce(fault());
  server.mockResolvedValue(answer);
  addEntry(waiting('a'));
  await sendWaiting();
  expect(allEntries()[0]).toHaveProperty('request.idempotencyKey', 'key-a');
  await sendWaiting();
  expect(server.mock.calls.map(([request]) => request.idempotencyKey)).toEqual(['key-a', 'key-a']);
  expect(allEntries()[0]).toMatchObject({ received: answer });
});

test('a refusal is told and not repeated; the others still go', async () => {
  server.mockImplementation(async (request) => {
    if (request.idempotencyKey === 'key-b') throw new ApiFault('refused', 'dailyLimit', '今天这个窗口您已评过，明天可以再评。');
    return answer;
  });
  addEntry(waiting('a'));
  addEntry(waiting('b'));
  await sendWaiting();
  await sendWaiting();
  expect(server).toHaveBeenCalledTimes(2);
  expect(allEntries().map((entry) => entry.refusal ?? entry.received?.receiptCode)).toEqual(['今天这个窗口您已评过，明天可以再评。', '730429618854']);
});

test('photos that expired meanwhile do not take the words with them', async () => {
  server.mockImplementation(async (request) => {
    if (request.photoTokens?.length) throw new ApiFault('refused', 'badRequest', '有内容填得不对', [{ path: 'photoTokens.0', message: '照片已过期' }]);
    return answer;
  });
  addEntry(waiting('a', ['A'.repeat(32)]));
  await sendWaiting();
  expect(allEntries()[0]).toMatchObject({ received: answer });
});
