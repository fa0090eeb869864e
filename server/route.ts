import type { Context as KoaContext } from 'koa';
import type { z } from 'zod';
import type { SessionStage } from '../contracts/session';
import type { Context } from '../domain/kernel';
import type { AttemptLimit } from '../runtime/attempts';
import type { Settings } from '../settings';
import type { Toll } from './guard/toll';

export type { AttemptLimit };

/** Which face a route belongs to; `SURFACES` decides what this process serves. */
export type Surface = 'public' | 'staff';

/**
 * Who may come in: `open` anybody, `session` whoever is signed in, `apiKey` another system by its key, otherwise a
 * verb of the policies, e.g. 'followUp.list', which is asked once without a thing. A route about one thing asks again
 * with it.
 */
export type RoutePolicy = 'open' | 'session' | 'apiKey' | `${string}.${string}`;

/** A token bucket: `points` requests, refilled evenly within `perSeconds`. */
export interface RateLimit {
  points: number;
  perSeconds: number;
}

/**
 * A multipart body with exactly one file. Its bytes are spooled to a temporary file, removed after the answer; of a
 * traceless route, or with `inMemory`, they never touch a disk.
 */
export interface UploadSpec {
  /** Name of the form field that holds the file. */
  field: string;
  maxBytes: number;
  /** For the API description, e.g. 'JPEG、PNG 或 WebP 照片'. */
  description: string;
  inMemory?: true;
}

export interface UploadedFile {
  /** Where the bytes are until the answer is sent; '' where they are in memory only. */
  path: string;
  size: number;
  /** As the sender named it: shown, never used as a path. */
  name: string;
  /** As the sender claims it: never trusted, contents are sniffed by the domain. */
  mimeType: string;
  buffer(): Promise<Buffer>;
}

/** An answer that is a file; the handler returns a `Download`. */
export interface DownloadSpec {
  download: readonly string[];
}

export interface Download {
  type: string;
  /** A function is called only where the bytes are wanted. */
  body: NodeJS.ReadableStream | Buffer | string | (() => NodeJS.ReadableStream);
  /** 410: what was here was withdrawn; the body says so in words. */
  status?: 410;
  /** With a name the browser saves it, without it shows it. */
  filename?: string;
  /** Seconds a private cache may keep it; default: not at all. */
  maxAgeSeconds?: number;
  /** The same for everybody: any cache may keep it, and ask by its mark whether it has changed. */
  shared?: { seconds: number; mark: string };
}

export interface RouteInput<P, Q, B, F> {
  params: P;
  query: Q;
  body: B;
  file: F;
  /** Actor, clock and request id for the domain. */
  ctx: Context;
  /** Where the request came from: to be looked at in memory only, never stored or logged. */
  address(): string;
  settings: Settings;
  /** What a traceless route asks for before it does any work. */
  toll: Toll;
  koa: KoaContext;
}

type Schema = z.ZodType;
type Output<S> = S extends Schema ? z.output<S> : undefined;
type Answer<R> = R extends Schema ? z.input<R> : R extends DownloadSpec ? Download : void;

export interface RouteSpec<P, Q, B, R, U> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Under /api, parameters as ':id'. */
  path: `/api/${string}`;
  surface: Surface;
  policy: RoutePolicy;
  /** One Chinese line for /docs. */
  summary: string;
  params?: P;
  query?: Q;
  /** JSON. With `upload`: the other fields of the form. */
  body?: B;
  /** What is answered: a schema (anything else is stripped), a file, or undefined for 204. */
  response?: R;
  /** Default 200, 204 without a response. */
  status?: 200 | 201 | 202 | 204;
  /** Of a JSON body, where 64 KB are not enough. */
  maxBytes?: number;
  /** Of an open GET route whose answer is the same for everybody: for so long any cache may keep it. */
  cacheSeconds?: number;
  /** It decides what everybody may read: this process answers nothing more from before. */
  renewsPublic?: boolean;
  /** Overrides the surface's default. Counted per client address on open routes and those for a key, per session on others. */
  rateLimit?: RateLimit;
  attempts?: AttemptLimit;
  /** Large and open: one at a time for each address, and a few for all together. */
  inTurn?: true;
  upload?: U;
  /**
   * Of a reporter: no cookie is read, no request id given, nothing counted or logged, no file written. Only under
   * `tracelessPrefix`, and every route under it.
   */
  traceless?: true;
  /** Stages of sign-in that may call this; default only 'ready'. */
  stages?: readonly SessionStage[];
  handle(input: RouteInput<Output<P>, Output<Q>, Output<B>, U extends UploadSpec ? UploadedFile : undefined>): Promise<Answer<R>> | Answer<R>;
}

/** A route with its types erased: what the guard, the API description and the tests walk over. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  surface: Surface;
  policy: RoutePolicy;
  summary: string;
  params?: Schema;
  query?: Schema;
  body?: Schema;
  response?: Schema | DownloadSpec;
  status: number;
  maxBytes?: number;
  cacheSeconds?: number;
  renewsPublic?: boolean;
  rateLimit?: RateLimit;
  attempts?: AttemptLimit;
  inTurn?: true;
  upload?: UploadSpec;
  traceless?: true;
  stages: readonly SessionStage[];
  handle(input: RouteInput<unknown, unknown, unknown, unknown>): Promise<unknown> | unknown;
}

/** Describes one route; its handler's types follow from the schemas. */
export function route<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  R extends Schema | DownloadSpec | undefined = undefined,
  U extends UploadSpec | undefined = undefined,
>(spec: RouteSpec<P, Q, B, R, U>): Route {
  if (spec.cacheSeconds !== undefined && (spec.method !== 'get' || spec.policy !== 'open' || spec.traceless)) throw new Error(`only what everybody may read is cached: ${spec.path}`);
  return {
    ...spec,
    status: spec.status ?? (spec.response ? 200 : 204),
    stages: spec.stages ?? ['ready'],
    // The guard hands over exactly what the schemas produced, so the erased types hold.
    handle: spec.handle as Route['handle'],
  };
}

export const isDownload = (response: Route['response']): response is DownloadSpec => response !== undefined && 'download' in response;
