import { boardTab, type BoardLine, type BoardTab, type PublicVillage, type VillageBoard, type VillageNotices } from '../../contracts/village';
import { listPublished, PublicationModel } from '../disclosure';
import { native, ObjectId, shanghaiDay, shanghaiInstant, type Context } from '../kernel';
import { newestAccount } from './account';
import { dutiesOf } from './duties';
import { lineOf, linesOf } from './lines';
import { findVillage, findVillageByCode, villageOrNull } from './villages';

const nextShown = 5;
const noticesShown = 5;

/** A village's board: figures first, then the newest on each tab, then what is due. @throws Fault notFound */
export const showBoard = async (ctx: Context, villageId: string): Promise<VillageBoard> => boardOf(ctx, await findVillage(villageId));

/** The same by the code on the printed board. @throws Fault notFound */
export const showBoardByCode = async (ctx: Context, code: string): Promise<VillageBoard> => boardOf(ctx, await findVillageByCode(code));

async function boardOf(ctx: Context, village: PublicVillage): Promise<VillageBoard> {
  const tabs = boardTab.options;
  const [publishedThisYear, account, duties, ...lines] = await Promise.all([
    countThisYear(ctx, village.id),
    newestAccount(village.id),
    dutiesOf(ctx, village.id, nextShown),
    ...tabs.map((tab) => linesOf(tab, village.id)),
  ]);
  return { village, publishedThisYear, account, duties, lines: Object.fromEntries(tabs.map((tab, index) => [tab, lines[index]])) as Record<BoardTab, BoardLine[]> };
}

export const listedSince = (villageId: string, since: Date): object => ({ 'village.id': new ObjectId(villageId), listedAt: { $gte: since } });

function countThisYear({ clock }: Context, villageId: string): Promise<number> {
  const firstDay = `${shanghaiDay(clock.now()).slice(0, 4)}-01-01`;
  return native(PublicationModel).countDocuments(listedSince(villageId, shanghaiInstant(firstDay, '00:00')) as never);
}

/** What an information officer sees of a village: the newest, and what is late; null for what is no village. */
export async function noticesOf(ctx: Context, organisationId: string): Promise<VillageNotices | null> {
  const village = await villageOrNull(organisationId);
  if (!village) return null;
  const [{ items }, duties] = await Promise.all([listPublished(village.id, { limit: noticesShown }), dutiesOf(ctx, village.id, noticesShown)]);
  return { village: { id: village.id, name: village.name }, newest: items.map(lineOf), late: (duties?.next ?? []).filter(({ light }) => light === 'red') };
}
