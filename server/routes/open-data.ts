import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openDataShown, openDatasets, openFilterShapes, openFormat, saveOpenLicenceRequest } from '../../contracts/open-data';
import * as openData from '../../domain/open-data';
import { route, type Route } from '../route';

const linkedData = 'application/ld+json';
/** Late enough to spare the server, early enough for whoever waits for what was just published. */
const cacheSeconds = 300;

type Table = (typeof openData.datasets)[number];

/** One table under its stable address; what it cannot be filtered by is refused rather than passed over. */
const tableRoute = ({ key, title, filters }: Table): Route =>
  route({
    method: 'get',
    path: `/api/open/${key}.:format`,
    surface: 'public',
    policy: 'open',
    summary: `下载“${title}”，csv、xlsx 或 json`,
    params: z.object({ format: openFormat }),
    query: z.strictObject(Object.fromEntries(filters.map((filter) => [filter, openFilterShapes[filter]]))),
    response: { download: Object.values(openData.openMediaTypes) },
    rateLimit: { points: 30, perSeconds: 60 },
    inTurn: true,
    handle: async ({ params, query, ctx }) => {
      const { mark, type, filename, open } = await openData.openDownload(ctx, key, params.format, query);
      return { type, filename, body: open, shared: { seconds: cacheSeconds, mark } };
    },
  });

export const openDataRoutes = [
  route({ method: 'get', path: '/api/open/datasets', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '有哪些表，各有哪些列，怎么筛选，怎么用', response: openDatasets, handle: ({ ctx }) => openData.listDatasets(ctx) }),
  route({
    method: 'get',
    path: '/api/open/catalog',
    surface: 'public',
    policy: 'open',
    summary: '同一份目录，按 DCAT 第 3 版（JSON-LD），给数据平台收割',
    response: { download: [linkedData] },
    handle: async ({ ctx, settings }) => {
      const body = JSON.stringify(await openData.openCatalog(ctx, settings.publicOrigin));
      return { type: linkedData, body, shared: { seconds: cacheSeconds, mark: createHash('sha256').update(body).digest('base64url').slice(0, 22) } };
    },
  }),
  ...openData.datasets.map(tableRoute),
];

export const openDataDeskRoutes = [
  route({ method: 'get', path: '/api/open-data', surface: 'staff', policy: 'openData.read', summary: '开放了哪些表，使用许可怎么写', response: openDataShown, handle: ({ ctx, settings }) => openData.showOpenData(ctx, settings.publicOrigin) }),
  route({
    method: 'put',
    path: '/api/open-data/licence',
    surface: 'staff',
    policy: 'openData.write',
    summary: '改开放数据的使用许可',
    body: saveOpenLicenceRequest,
    response: openDataShown,
    handle: async ({ body, ctx, settings }) => {
      await openData.saveOpenLicence(ctx, body);
      return openData.showOpenData(ctx, settings.publicOrigin);
    },
  }),
];
