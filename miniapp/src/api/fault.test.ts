import { ApiFault, busyFault, faultFrom, notReadWords, offlineFault } from './fault';

test('a refused field keeps its path and text', () => {
  const fault = faultFrom(400, { error: { code: 'badRequest', message: '有内容填得不对', fields: [{ path: 'phone', message: '手机号是 11 位' }] } });
  expect(fault).toMatchObject({ kind: 'refused', code: 'badRequest', fields: [{ path: 'phone', message: '手机号是 11 位' }] });
});

test('the day’s limit will not change by asking again, the rate limit will', () => {
  expect(faultFrom(429, { error: { code: 'dailyLimit', message: '今天这个窗口您已评过，明天可以再评。' } }).kind).toBe('refused');
  expect(faultFrom(429, { error: { code: 'tooManyRequests', message: '操作太快' } }).kind).toBe('busy');
});

test.each([
  [502, '<html>Bad gateway</html>'],
  [503, { error: { code: 'notReady', message: '正在启动' } }],
  [500, null],
])('%d is the server being busy, and says that everything typed is kept', (status, body) => {
  expect(faultFrom(status, body)).toMatchObject({ kind: 'busy', message: expect.stringContaining('您写的都还在') });
});

test('what was only to be read was not sent, and says so; a reason of the server’s own is told as it is', () => {
  expect(notReadWords(offlineFault())).toBe('没有网。连上网再试一次。');
  expect(notReadWords(busyFault())).toBe('服务器忙。请等一会儿，再试一次。');
  expect(notReadWords(new ApiFault('busy', 'tooManyRequests', '看得太快了，请等一分钟。'))).toBe('看得太快了，请等一分钟。');
});
