import { z } from 'zod';
import { abilities, id, organisationRef } from './common';

/** Where a village's office is and how its outline runs: for distances and for a drawing without any map service. */

/** WGS 84, in degrees. The bounds are China's, so that swapped figures are seen. */
export const point = z.object({ longitude: z.number().min(73, '经度在 73 到 136 之间，经度在前').max(136, '经度在 73 到 136 之间，经度在前'), latitude: z.number().min(3, '纬度在 3 到 54 之间').max(54, '纬度在 3 到 54 之间') });
export type Point = z.infer<typeof point>;

/** The longest text of a boundary; anything larger was not made for a village. */
export const boundaryMaxBytes = 1024 * 1024;
export const boundaryMaxPoints = 50_000;

const longitude = z.number().min(73, '第一个数是经度，在 73 到 136 之间').max(136, '第一个数是经度，在 73 到 136 之间');
const latitude = z.number().min(3, '第二个数是纬度，在 3 到 54 之间').max(54, '第二个数是纬度，在 3 到 54 之间');
/** GeoJSON: longitude first; a height may follow and is left out. */
const position = z.tuple([longitude, latitude], z.number()).transform(([x, y]): [number, number] => [x, y]);
const ring = z
  .array(position)
  .min(4, '一圈边界至少 4 个点')
  .refine((points) => points[0]?.[0] === points.at(-1)?.[0] && points[0]?.[1] === points.at(-1)?.[1], '边界没有闭合，最后一个点要和第一个点一样');
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(50, '一块边界最多 50 圈') });
const multiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1).max(50, '一块边界最多 50 圈')).min(1).max(50, '最多 50 块') });
const geometry = z.discriminatedUnion('type', [polygon, multiPolygon], { error: '只收面（Polygon、MultiPolygon）' });
const feature = z.object({ type: z.literal('Feature'), geometry });
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(feature).min(1, '文件里没有边界').max(50, '最多 50 块') });

/** What of a GeoJSON file is a boundary; names and other properties are not kept. */
export const boundaryGeoJson = z.discriminatedUnion('type', [polygon, multiPolygon, feature, collection], { error: '这不是 GeoJSON 的面' });
export type BoundaryGeoJson = z.infer<typeof boundaryGeoJson>;

/** GET /api/village-maps/:id */
export const villageMap = z.object({ village: organisationRef, office: point.nullable(), /** As everybody sees it. */ outline: z.string().nullable(), points: z.number().int(), version: z.number().int(), abilities });
export type VillageMap = z.infer<typeof villageMap>;
/** PUT /api/village-maps/:id/office */
export const saveOfficeRequest = z.object({ office: point.nullable(), version: z.number().int().min(0) });
/** PUT /api/village-maps/:id/boundary — null takes it away. */
export const saveBoundaryRequest = z.object({ boundary: boundaryGeoJson.nullable(), version: z.number().int().min(0) });
export const villageMapParams = z.object({ id });
