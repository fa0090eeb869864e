import type { z } from 'zod';
import type { World } from '../world';
import type { PayBook } from './book';
import type { Files } from './files';
import type { PayKeys } from './keys';
import { PayRefusal } from './refusal';

export interface PayCall {
  world: World;
  book: PayBook;
  keys: PayKeys;
  files: Files;
  /** Of the sandbox, for what is downloaded. */
  origin: string;
  /** The number in the path; '' where there is none. */
  number: string;
  query: URLSearchParams;
  /** Wechatpay-Serial: by which key the call has encrypted. */
  serial: string;
}

/** Null: done, without content. */
export type PayAnswer = Record<string, unknown> | Buffer | null;

export interface PayInterface {
  method: 'GET' | 'POST';
  /** With its number, where one stands in `{}`. */
  path: RegExp;
  /** What it does, for the log. */
  title: string;
  /** It takes money from the merchant's account. */
  paysOut: boolean;
  answer(call: PayCall, body: Buffer): PayAnswer;
}

/** 'POST /v3/…/{}/…', with what it does with the checked body. */
export function define<T>(where: string, title: string, { body, paysOut = false }: { body?: z.ZodType<T>; paysOut?: boolean }, answer: (call: PayCall, body: T) => PayAnswer): PayInterface {
  const [method, path] = where.split(' ') as ['GET' | 'POST', string];
  return { method, path: new RegExp(`^${path.replace('{}', '([0-9A-Za-z_|*-]{1,64})')}$`), title, paysOut, answer: (call, bytes) => answer(call, body ? parsed(bytes, body) : (undefined as T)) };
}

function parsed<T>(bytes: Buffer, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new PayRefusal('PARAM_ERROR', '请求体不是 JSON');
  }
  const result = schema.safeParse(json);
  if (!result.success) throw new PayRefusal('PARAM_ERROR', `输入源“/body/${result.error.issues[0]?.path.join('/') ?? ''}”不符合规定`);
  return result.data;
}
