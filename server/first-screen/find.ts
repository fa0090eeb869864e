import type { Context as KoaContext } from 'koa';
import { id } from '../../contracts/common';
import { organisationCode } from '../../contracts/organisation';
import { showPublished } from '../../domain/disclosure';
import { databaseReady, Fault, type Context } from '../../domain/kernel';
import { showBoard, showBoardByCode } from '../../domain/village';
import { limitKey } from '../../runtime/http/client-address';
import type { GuardDependencies } from '../guard/guard';
import type { Cacheable } from '../http/cacheable';
import { boardScreen } from './board';
import { publicationScreen } from './publication';
import type { Screen } from './screen';
import { pageWith } from './send';

/** Where a page was asked for: by its own address, or by one that is printed and leads there. */
interface Asked {
  koa: KoaContext;
  printed: string | undefined;
  /** The built page of a path. */
  builtOf(path: string): string;
}

/** The page at this address with what it begins with in it; null for every page that is drawn by the phone alone. */
export type FirstScreens = (asked: Asked) => Promise<Cacheable | null>;

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
    try {
      const screen = await screenOf.make(ctx);
      const page = pageWith(printed === undefined ? screen : { ...screen, data: { ...screen.data, address: printed } }, builtOf(path));
      kept.put(name, page);
      return page;
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

/** `data`: the address of the API that answers the same. */
interface Found {
  data: string;
  make(ctx: Context): Promise<Screen>;
}

function findScreen(path: string, query: Record<string, unknown>): Found | null {
  if (path === '/village/board/index') {
    const [village, code] = [id.safeParse(query.village), organisationCode.safeParse(query.code)];
    if (village.success) return found(`/api/public/villages/${village.data}/board`, async (data, ctx) => boardScreen(data, await showBoard(ctx, village.data), ctx.clock.now()));
    if (code.success) return found(`/api/public/village-codes/${code.data}/board`, async (data, ctx) => boardScreen(data, await showBoardByCode(ctx, code.data), ctx.clock.now()));
  }
  if (path === '/village/item/index') {
    const item = id.safeParse(query.id);
    if (item.success) return found(`/api/public/publications/${item.data}`, async (data, ctx) => publicationScreen(data, await showPublished(item.data), ctx.clock.now()));
  }
  return null;
}

const found = (data: string, make: (data: string, ctx: Context) => Promise<Screen>): Found => ({ data, make: (ctx) => make(data, ctx) });
