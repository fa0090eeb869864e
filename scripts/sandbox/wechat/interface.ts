import type { z } from 'zod';
import type { World } from '../world';
import { Refusal } from './refusal';
import type { AccountName } from './tokens';

export interface Call {
  world: World;
  query: URLSearchParams;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
  /** Whose token came with it. */
  account: AccountName;
}

/** A file instead of JSON. */
export class FileAnswer {
  constructor(
    readonly type: string,
    readonly bytes: Buffer,
    readonly name?: string,
  ) {}
}

/** JSON that JSON.stringify cannot write: ids above 2^53 as numbers. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** The browser is sent on. */
export class Onward {
  constructor(readonly address: string) {}
}

export type Answer = Record<string, unknown> | FileAnswer | JsonText | Onward;

export interface WechatInterface {
  method: 'GET' | 'POST';
  path: string;
  /** What it does, for the log. */
  title: string;
  /** Whose token it takes; null: none. */
  accounts: readonly AccountName[] | null;
  /** It sends something to one person: the faults that a person's phone can bring apply. */
  toPerson: boolean;
  answer(call: Call): Answer | Promise<Answer>;
}

/** 'POST /cgi-bin/…', the accounts whose token it takes, and what it does with the checked body. */
export function define<T>(
  where: string,
  title: string,
  { accounts = ['official'], toPerson = false, body }: { accounts?: readonly AccountName[] | null; toPerson?: boolean; body?: z.ZodType<T> },
  answer: (call: Call, body: T) => Answer | Promise<Answer>,
): WechatInterface {
  const [method, path] = where.split(' ') as ['GET' | 'POST', string];
  return { method, path, title, accounts, toPerson, answer: (call) => answer(call, body ? parsed(call.body, body) : (undefined as T)) };
}

function parsed<T>(bytes: Buffer, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refusal(47001);
  }
  const result = schema.safeParse(json);
  if (!result.success) throw new Refusal(47001, `hint: ${result.error.issues[0]?.path.join('.') ?? ''}`);
  return result.data;
}

export const ok = { errcode: 0, errmsg: 'ok' } as const;
