import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../processes';
import { loadSettings } from '../../settings';
import { demoMappings, environmentFor } from './account';

const root = path.resolve(__dirname, '../..');

test('started as a part, it tells what the platform needs to reach it, and ends with its parent', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', 'scripts/sandbox/main.ts', '--port', String(port)], { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [told] = (await once(child, 'message')) as [unknown];
  expect(told).toMatchObject({ environment: environmentFor(`http://127.0.0.1:${port}`) });
  const { environment } = told as { environment: Record<string, string> };
  expect(loadSettings(environment).wechatPay).toMatchObject({ mchid: '1900000999', publicKey: {} });
  expect((await fetch(`http://127.0.0.1:${port}/sandbox/clock`)).status).toBe(200);
  const ended = once(child, 'exit');
  child.disconnect();
  expect((await ended)[0]).toBe(0);
});

test('its keys have the form that the platform asks for', () => {
  const settings = loadSettings(environmentFor('http://127.0.0.1:3100'));
  expect(settings).toMatchObject({ officialAccount: { aesKey: expect.any(String) }, miniProgram: {}, tencent: { origin: 'http://127.0.0.1:3100' }, wechatApiOrigin: 'http://127.0.0.1:3100' });
});

test('each kind of card has a template for the channels it goes by', () => {
  const mappings = demoMappings();
  expect(Object.fromEntries(Object.entries(mappings).map(([kind, channels]) => [kind, Object.keys(channels)]))).toEqual({
    reminder: ['wechatTemplate', 'wechatNotice', 'miniSubscription', 'sms'],
    ratingAnswered: ['miniSubscription', 'sms'],
    villageNews: ['miniSubscription'],
    invitation: ['sms'],
    ratingAcknowledged: ['sms'],
    householdCode: ['sms'],
    followUpCall: ['voice'],
  });
  expect(mappings.reminder?.wechatTemplate).toMatchObject({ keys: { occasion: 'thing1', name: 'thing2', date: 'date3', words: 'thing4' } });
});
