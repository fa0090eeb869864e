import type { Context as KoaContext } from 'koa';
import { id } from '../../contracts/common';
import { organisationCode } from '../../contracts/organisation';
import { showPublished } from '../../domain/disclosure';
import { databaseReady, Fault, type Context } from '../../domain/kernel';
import { showBoard, showBoardByCode } from '../../domain/village';
import { limitKey } from '../../runtime/http/client-address';
import type { GuardDependencies } from '../guard/guard';
import { boardScreen } from './board';
import { publicationScreen } from './publication';
import type { Screen } from './screen';

/** What the page at this address begins with; null for every page that is drawn by the phone alone. */
export type FirstScreens = (koa: KoaContext) => Promise<Screen | null>;

/** Beyond it pages still open, and ask for what they show themselves. */
const limit = { points: 3000, perSeconds: 60 };

/** Public village pages as text in the page itself: what they show is what the API answers to everybody, no more. */
export function firstScreens({ clock, address, buckets }: Pick<GuardDependencies, 'clock' | 'address' | 'buckets'>): FirstScreens {
  const ctx: Context = { actor: { kind: 'citizen' }, clock };
  return async (koa) => {
    const make = makerOf(koa);
    if (!make || !databaseReady() || buckets.take(`first screen ${limitKey(address.of(koa.req))}`, limit) > 0) return null;
    try {
      return await make(ctx);
    } catch (error) {
      // Unknown or not public: the page says so itself.
      if (error instanceof Fault) return null;
      throw error;
    }
  };
}

function makerOf({ path, query }: KoaContext): ((ctx: Context) => Promise<Screen>) | null {
  if (path === '/village/board/index') {
    const [village, code] = [id.safeParse(query.village), organisationCode.safeParse(query.code)];
    if (village.success) return async (ctx) => boardScreen(`/api/public/villages/${village.data}/board`, await showBoard(ctx, village.data), ctx.clock.now());
    if (code.success) return async (ctx) => boardScreen(`/api/public/village-codes/${code.data}/board`, await showBoardByCode(ctx, code.data), ctx.clock.now());
  }
  if (path === '/village/item/index') {
    const item = id.safeParse(query.id);
    if (item.success) return async (ctx) => publicationScreen(`/api/public/publications/${item.data}`, await showPublished(item.data), ctx.clock.now());
  }
  return null;
}
