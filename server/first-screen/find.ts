import type { Context as KoaContext } from 'koa';
import type { z } from 'zod';
import { id } from '../../contracts/common';
import { publicPublication } from '../../contracts/disclosure';
import { organisationCode } from '../../contracts/organisation';
import { villageBoard } from '../../contracts/village';
import { showPublished } from '../../domain/disclosure';
import { databaseReady, Fault, type Context } from '../../domain/kernel';
import { showBoard, showBoardByCode } from '../../domain/village';
import { limitKey } from '../../runtime/http/client-address';
import type { GuardDependencies } from '../guard/guard';
import { addressOf, Cacheable, jsonType } from '../http/cacheable';
import type { KeptAnswers } from '../http/kept-answers';
import { boardScreen } from './board';
import { publicationScreen } from './publication';
import type { Screen } from './screen';
import { cacheSeconds, pageWith } from './send';

/** Where a page was asked for: by its own address, or by one that is printed and leads there. */
interface Asked {
  koa: KoaContext;
  printed: string | undefined;
  /** The built page of a path. */
  builtOf(path: string): string;
}

/** The page at this address with what it begins with in it, and its age in milliseconds; null for every page that is drawn by the phone alone. */
export type FirstScreens = (asked: Asked) => Promise<{ answer: Cacheable; age: number } | null>;

/** Beyond it pages still open, and ask for what they show themselves. */
const limit = { points: 3000, perSeconds: 60 };

/** Public village pages as text in the page itself: what they show is what the API answers to everybody, no more. */
export function firstScreens({ clock, address, buckets, kept }: Pick<GuardDependencies, 'clock' | 'address' | 'buckets' | 'kept'>): FirstScreens {
  const ctx: Context = { actor: { kind: 'citizen' }, clock };
  return async ({ koa, printed, builtOf }) => {
    const { path, query } = printed === undefined ? koa : partsOf(printed);
    const screenOf = findScreen(path, query);
    if (!screenOf || !databaseReady() || buckets.take(`first screen ${limitKey(address.of(koa.req))}`, limit) > 0) return null;
    const name = `first screen of ${screenOf.data}${printed === undefined ? '' : ', printed'}`;
    const known = kept.get(name);
    if (known) return known;
    const begun = kept.begin();
    try {
      const { screen, age } = await screenOf.make(ctx, kept);
      const page = pageWith(printed === undefined ? screen : { ...screen, data: { ...screen.data, address: printed } }, builtOf(path));
      kept.put(name, page, begun - age);
      return { answer: page, age };
    } catch (error) {
      // Unknown or not public: the page says so itself.
      if (error instanceof Fault) return null;
      throw error;
    }
  };
}

function partsOf(address: string): { path: string; query: Record<string, unknown> } {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  return { path: pathname, query: Object.fromEntries(searchParams) };
}

interface Found {
  /** The address of the API that answers what this page shows. */
  data: string;
  make(ctx: Context, kept: KeptAnswers): Promise<{ screen: Screen; age: number }>;
}

function findScreen(path: string, query: Record<string, unknown>): Found | null {
  if (path === '/village/board/index') {
    const [village, code] = [id.safeParse(query.village), organisationCode.safeParse(query.code)];
    if (village.success) return found(`/api/public/villages/${village.data}/board`, villageBoard, (ctx) => showBoard(ctx, village.data), boardScreen);
    if (code.success) return found(`/api/public/village-codes/${code.data}/board`, villageBoard, (ctx) => showBoardByCode(ctx, code.data), boardScreen);
  }
  if (path === '/village/item/index') {
    const item = id.safeParse(query.id);
    if (item.success) return found(`/api/public/publications/${item.data}`, publicPublication, () => showPublished(item.data), publicationScreen);
  }
  return null;
}

/** What the API answered to somebody else a moment ago serves the page too, and the other way round; it passes the same check. */
function found<T>(data: string, answer: z.ZodType<T>, look: (ctx: Context) => Promise<T>, screenOf: (data: string, shown: T, now: Date) => Screen): Found {
  return {
    data,
    async make(ctx, kept) {
      const name = addressOf({ path: data, querystring: '' });
      const known = kept.get(name);
      if (known) return { screen: screenOf(data, JSON.parse(known.answer.bytes.toString()) as T, ctx.clock.now()), age: known.age };
      const begun = kept.begin();
      const shown = answer.parse(await look(ctx));
      kept.put(name, new Cacheable(jsonType, JSON.stringify(shown), cacheSeconds), begun);
      return { screen: screenOf(data, shown, ctx.clock.now()), age: 0 };
    },
  };
}
