import { fixedClock, systemContext } from '../../../domain/kernel';
import { saveBoundary, saveOffice } from '../../../domain/village-map';
import { towns } from '../district';
import type { DemoStory } from '../load';
import { seededRandom } from '../random';

type At = [longitude: number, latitude: number];

/** Villages stand in a lattice whose corners and edges are moved a little, so that neighbours share their border; a town is a block of columns. */
const columns = 12;
const block = 3;
const cell = { longitude: 0.028, latitude: 0.022 } as const;
/** Where the first village of the first town stands, that of the stories: its projects lie around it. */
const officeOfStory = { longitude: 101.842, latitude: 36.612 };
const steps = 6;
/** The last villages of two towns: one has handed in no boundary, one does not say where it is. */
const withoutBoundary = ['YT-07', 'DH-06'];
const withoutOffice = ['YT-07'];

/** The outlines and offices of all villages. */
export const tellMaps: DemoStory = async ({ villages }, now) => {
  const ctx = systemContext('demo', fixedClock(now.toISOString()));
  for (const [code, { office: [longitude, latitude], ring }] of laidOut([...villages.keys()])) {
    const id = villages.get(code)!._id.toHexString();
    const { version } = withoutOffice.includes(code) ? { version: 0 } : await saveOffice(ctx, id, { longitude, latitude }, 0);
    if (!withoutBoundary.includes(code)) await saveBoundary(ctx, id, { type: 'Polygon', coordinates: [ring] }, version);
  }
};

/** Where each village lies, by its code. */
export function laidOut(codes: readonly string[]): Map<string, { office: At; ring: At[] }> {
  const places = [...placesOf(codes)].map(([code, place]) => [code, { office: at(place.column + 0.5, 0, place.row + 0.5).map(rounded) as At, ring: ringAt(place) }] as const);
  return new Map(places);
}

interface Place {
  column: number;
  row: number;
}
/** Town by town in blocks, the first village of the first town at the origin: whatever order they come in. */
function placesOf(codes: readonly string[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [index, town] of towns.entries()) {
    const own = codes.filter((code) => code.startsWith(`${town.code}-`)).sort();
    own.forEach((code, serial) => places.set(code, { column: ((index * block) % columns) + (serial % block), row: Math.floor((index * block) / columns) * block + Math.floor(serial / block) }));
  }
  return places;
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** A point of the lattice; `salt` tells points on an edge apart, which both of its villages move alike. */
function at(column: number, salt: number, row: number): At {
  const random = seededRandom(Math.round(column * 1000) * 7919 + Math.round(row * 1000) * 104_729 + salt);
  const [x, y] = [random.next() - 0.5, random.next() - 0.5];
  const reach = salt === 0 ? 0 : 0.34;
  return [officeOfStory.longitude + (column - 0.5 + x * reach) * cell.longitude, officeOfStory.latitude - (row - 0.5 + y * reach) * cell.latitude];
}

function ringAt({ column, row }: Place): At[] {
  const corners: Place[] = [{ column, row }, { column: column + 1, row }, { column: column + 1, row: row + 1 }, { column, row: row + 1 }];
  const ring = corners.flatMap((from, index) => edge(from, corners[(index + 1) % 4]!));
  return [...ring, ring[0]!].map(([longitude, latitude]): At => [rounded(longitude), rounded(latitude)]);
}

/** From one corner to the next, the same way whichever of the two villages asks; the last point is left to the next edge. */
function edge(from: Place, to: Place): At[] {
  const turned = from.column + from.row > to.column + to.row;
  const [a, b] = turned ? [to, from] : [from, to];
  const [begin, end] = [at(a.column, 1, a.row), at(b.column, 1, b.row)];
  const random = seededRandom(a.column * 131 + a.row * 17 + (a.column === b.column ? 1_000_003 : 0));
  const points = Array.from({ length: steps + 1 }, (_, step): At => {
    const part = step / steps;
    const off = step === 0 || step === steps ? 0 : (random.next() - 0.5) * 0.16;
    const [dx, dy] = [end[0] - begin[0], end[1] - begin[1]];
    return [begin[0] + dx * part - dy * off, begin[1] + dy * part + dx * off];
  });
  const ordered = turned ? points.reverse() : points;
  return ordered.slice(0, -1);
}
