import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { demoPassword } from '../../contracts/demo';

export interface Server {
  address: string;
  pid: number;
  child: ChildProcess;
  stop(): Promise<void>;
}

/** A server whose log goes to a file, as under a service manager: a pipe would make this process pay for reading it. */
export async function startServer(file: string, env: NodeJS.ProcessEnv, log: string): Promise<Server> {
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', path.join(__dirname, file)], { env: { ...process.env, ...env }, stdio: ['ignore', output, 'inherit', 'ipc'] });
  closeSync(output);
  const ended = once(child, 'exit');
  const address = await Promise.race([once(child, 'message').then(([message]) => String(message)), ended.then(() => undefined)]);
  if (address === undefined) throw new Error(`${file} ended before it was ready`);
  return {
    address,
    pid: child.pid as number,
    child,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Both steps of signing in as a demo account; answers the headers of who is signed in. */
export async function signIn(address: string, username: string): Promise<Record<string, string>> {
  const send = (to: string, body: object, cookie: Record<string, string> = {}): Promise<Response> =>
    fetch(address + to, { method: 'POST', headers: { 'content-type': 'application/json', origin: address, ...cookie }, body: JSON.stringify(body) });
  const cookieOf = (response: Response): Record<string, string> => ({ cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' });
  const first = await send('/api/session', { username, password: demoPassword });
  const { demoCode } = (await first.json()) as { demoCode?: string };
  const second = await send('/api/session/second-factor', { code: demoCode }, cookieOf(first));
  if (second.status !== 200) throw new Error(`sign-in answered ${second.status}`);
  return second.headers.get('set-cookie') ? cookieOf(second) : cookieOf(first);
}
