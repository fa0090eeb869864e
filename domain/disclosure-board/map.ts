import type { BoardMap } from '../../contracts/disclosure-board';
import type { Context } from '../kernel';
import { drawBoundaries, villageMapsBelow } from '../village-map';
import { belowPlace } from './place';

/** The outlines of the villages below a place, in one drawing. @throws Fault notFound, forbidden */
export async function showBoardMap(ctx: Context, placeId: string | undefined): Promise<BoardMap> {
  const { below } = await belowPlace(ctx, placeId, 'view');
  const maps = await villageMapsBelow(below);
  return drawBoundaries(maps.flatMap(({ _id, office, boundary }) => (boundary ? [{ id: _id.toHexString(), office, boundary }] : [])));
}
