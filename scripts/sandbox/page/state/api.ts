import type { z } from 'zod';
import { calendarDays, chat, follower, loginCode, menu, refusal, state, type act, type addFollowerRequest, type failNext, type Faults, type moveClock } from '../../contract';

/** Words for the person at the page: what happened, and what to do. */
export class Refused extends Error {}

async function call(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/sandbox/api${path}`, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refused('连不上沙箱，没有办成。请看看启动它的窗口是不是还开着，再点一次。');
  }
  if (response.ok) return response;
  const said = refusal.safeParse(await response.json().catch(() => null));
  throw new Refused(said.success ? said.data.error.message : `沙箱没有办成（HTTP ${response.status}）。请再点一次；还不行，看看启动它的窗口里写了什么。`);
}

async function read<S extends z.ZodType>(answer: S, response: Promise<Response>): Promise<z.output<S>> {
  const parsed = answer.safeParse(await (await response).json().catch(() => null));
  if (!parsed.success) throw new Refused('页面和沙箱的版本对不上，请刷新页面。');
  return parsed.data;
}

const of = (openid: string, what: string) => `/followers/${encodeURIComponent(openid)}/${what}`;

/** The control interface as the page uses it. What a write changed comes back as an event, not as its answer. */
export const api = {
  state: () => read(state, call('GET', '/state')),
  chat: (openid: string) => read(chat, call('GET', of(openid, 'chat'))),
  menu: (openid: string) => read(menu, call('GET', of(openid, 'menu'))),
  days: (from: string, days: number) => read(calendarDays, call('GET', `/days?from=${from}&days=${days}`)),
  addFollower: (who: z.input<typeof addFollowerRequest>) => read(follower, call('POST', '/followers', who)),
  loginCode: async (openid: string) => (await read(loginCode, call('POST', of(openid, 'login-code')))).code,
  act: async (openid: string, what: z.input<typeof act>) => void (await call('POST', of(openid, 'acts'), what)),
  publishDraft: async (id: string) => void (await call('POST', `/drafts/${encodeURIComponent(id)}/publication`, {})),
  moveClock: async (order: z.input<typeof moveClock>) => void (await call('PUT', '/clock', order)),
  setFaults: async (faults: Faults) => void (await call('PUT', '/faults', faults)),
  failNext: async (order: z.input<typeof failNext>) => void (await call('POST', '/faults/next', order)),
};
export type Api = typeof api;
