import type { z } from 'zod';
import { errorBody } from '../../contracts/common';
import { errorCatalogue, type ErrorCode } from '../../contracts/errors';

/** `offline` and `badAnswer` arise in the page itself; every other code comes from the server. */
export type ApiErrorCode = ErrorCode | 'offline' | 'badAnswer';

/** A failed request, as the server described it or as the page found it. */
export class ApiError extends Error {
  constructor(
    readonly code: ApiErrorCode,
    message: string,
    readonly status: number,
    readonly fields: readonly { path: string; message: string }[] = [],
    readonly faultId?: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

export type Query = Record<string, string | number | boolean | undefined>;

export interface Ask<S extends z.ZodType | undefined> {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  body?: unknown;
  /** Multipart instead of JSON. */
  form?: FormData;
  /** What the answer must look like; without it the answer is not read. */
  answer?: S;
  signal?: AbortSignal;
}

type Answer<S> = S extends z.ZodType ? z.output<S> : undefined;

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(key, String(value));
  const text = search.toString();
  return text ? `/api${path}?${text}` : `/api${path}`;
}

/** Asks the server under /api. Throws `ApiError` for whatever is not the expected answer. */
export async function ask<S extends z.ZodType | undefined = undefined>(path: string, options: Ask<S> = {}): Promise<Answer<S>> {
  const { method = 'GET', query, body, form, answer, signal } = options;
  let response: Response;
  try {
    response = await fetch(address(path, query), {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
      signal,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('offline', '连不上服务器，没有办成。您填的都还在，请看看网络再点一次。', 0);
  }
  if (!response.ok) throw await failure(response);
  if (!answer) return undefined as Answer<S>;
  const parsed = answer.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new ApiError('badAnswer', '页面和服务器的版本对不上，请刷新页面再试。', response.status);
  return parsed.data as Answer<S>;
}

/** Why the server refused, in its words. */
export async function failure(response: Response): Promise<ApiError> {
  const parsed = errorBody.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) {
    const known = response.status === 503 ? errorCatalogue.notReady : errorCatalogue.internal;
    return new ApiError(response.status === 503 ? 'notReady' : 'internal', known.message, response.status);
  }
  const { code, message, fields, faultId, retryAfterSeconds } = parsed.data.error;
  const knownCode = code in errorCatalogue ? (code as ErrorCode) : 'internal';
  return new ApiError(knownCode, message, response.status, fields, faultId, retryAfterSeconds);
}
