import { miniProgram, officialAccount } from '../../scripts/sandbox/account';
import type { Act } from '../../scripts/sandbox/contract';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../scripts/sandbox/start';

export interface SandboxClient extends Sandbox {
  /** Calls one of WeChat's interfaces with a valid token; answers the JSON, ids as text. */
  call(where: string, body?: unknown, options?: { account?: 'official' | 'mini'; token?: string }): Promise<Record<string, unknown>>;
  token(account?: 'official' | 'mini', force?: boolean): Promise<string>;
  act(openid: string, act: Act): Promise<Response>;
  control(method: string, path: string, body?: unknown): Promise<Response>;
}

const keys = { official: officialAccount, mini: miniProgram };
/** JSON.parse rounds what is above 2^53. */
const withLongIds = (text: string): Record<string, unknown> => JSON.parse(text.replace(/("(?:msgid|menuid)":\s*)(\d{16,})/g, '$1"$2"'));
const json = (method: string, body: unknown): RequestInit => ({ method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** A sandbox of the test's own, with few words to call it. */
export async function openSandbox(options: SandboxOptions = {}): Promise<SandboxClient> {
  const sandbox = await startSandbox(options);
  const post = async (path: string, body: unknown): Promise<Record<string, unknown>> => withLongIds(await (await fetch(`${sandbox.origin}${path}`, json('POST', body))).text());
  const token: SandboxClient['token'] = async (account = 'official', force = false) => {
    const { appid, secret } = keys[account];
    return String((await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret, force_refresh: force })).access_token);
  };
  return {
    ...sandbox,
    token,
    async call(where, body, { account = 'official', token: given } = {}) {
      const [method, path] = where.split(' ') as [string, string];
      const address = `${path}${path.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(given ?? (await token(account)))}`;
      if (method === 'POST') return post(address, body);
      return withLongIds(await (await fetch(`${sandbox.origin}${address}`)).text());
    },
    control: (method, path, body) => fetch(`${sandbox.origin}/sandbox/api${path}`, body === undefined ? { method } : json(method, body)),
    act: (openid, act) => fetch(`${sandbox.origin}/sandbox/api/followers/${openid}/acts`, json('POST', act)),
  };
}
