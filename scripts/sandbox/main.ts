/** `npm run sandbox -- --port 3100 --state FILE --callback URL --upcoming URL --pay-keys FOLDER --seed N`; a part of `npm start` in demo mode. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentFor } from './account';
import { startSandbox, type Sandbox } from './start';

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at >= 0 ? process.argv[at + 1] : undefined;
}

async function live(): Promise<void> {
  const sandbox = await startSandbox({
    port: Number(option('port') ?? 3100),
    stateFile: option('state'),
    callbackUrl: option('callback') ?? 'http://127.0.0.1:3001/wechat/callback',
    payKeys: option('pay-keys') ?? mkdtempSync(path.join(tmpdir(), 'sandbox-pay-')),
    upcomingUrl: option('upcoming') ?? 'http://127.0.0.1:3001/demo/upcoming',
    seed: Number(option('seed') ?? 1),
  });
  endGently(sandbox);
  const environment = { ...environmentFor(sandbox.origin), ...sandbox.pay.environment() };
  // Started by `npm start`: it hands these to the platform's processes.
  if (process.send) process.send({ environment });
  else console.log([`微信沙箱在 ${sandbox.origin} · The WeChat sandbox listens there`, '平台要用它，设这些环境变量 · To use it, set:', ...Object.entries(environment).map(([name, value]) => `  ${name}=${value}`)].join('\n'));
}

function endGently(sandbox: Sandbox): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void sandbox.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
  process.on('disconnect', end);
}

live().catch((error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? '✗ 沙箱的端口被占用，请用 SANDBOX_PORT 换一个。 The sandbox’s port is taken; choose another by SANDBOX_PORT.' : `✗ 沙箱没有启动：${error.message}`);
  process.exit(1);
});
