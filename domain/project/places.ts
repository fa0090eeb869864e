import { metresBetween } from '../../contracts/distance';
import type { ProjectPlace, ProjectPlaces } from '../../contracts/project';
import type { Point } from '../../contracts/village-map';
import { native } from '../kernel';
import { findVillageMap, outlineSvg } from '../village-map';
import { ProjectModel, type Project } from './model';
import { listedFilter, listedFirst, publicPlace } from './public';

const shownMax = 100;

/** Where a village's projects are: the nearest to its office first, those without a point after them. @throws Fault notFound */
export async function publicProjectPlaces(villageId: string): Promise<ProjectPlaces> {
  const village = await publicPlace(villageId);
  const [map, found] = await Promise.all([
    findVillageMap(village._id),
    native(ProjectModel).find(listedFilter(village), { sort: listedFirst, limit: shownMax, projection: { head: 1 } }).toArray(),
  ]);
  const sorted = byDistance(found, map?.office ?? null);
  const drawn = map?.boundary ? sorted.filter(({ point }) => point !== null) : [];
  const items: ProjectPlace[] = sorted.map((one) => ({ id: one.id, name: one.name, place: one.place, stage: one.stage, metres: one.metres, mark: drawn.includes(one) ? drawn.indexOf(one) + 1 : null }));
  const outline = map?.boundary ? outlineSvg(map.boundary, map.office, drawn.map((one, index) => ({ mark: index + 1, point: one.point! }))) : null;
  return { village: { id: village._id.toHexString(), name: village.name }, outline, items };
}

type Placed = Omit<ProjectPlace, 'mark'> & { point: Point | null };

/** Without an office, or of equals, the order stays as it was. */
export function byDistance(projects: readonly Pick<Project, '_id' | 'head'>[], office: Point | null): Placed[] {
  return projects
    .map(({ _id, head }) => ({ id: _id.toHexString(), name: head.name, place: head.place, stage: head.stage!, point: head.point, metres: office && head.point ? metresBetween(office, head.point) : null }))
    .sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity) || 0);
}
