import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { id, page } from '../../contracts/common';
import type { OrganisationNode } from '../../contracts/organisation';
import { standListQuery, windowStand, type WindowStand } from '../../contracts/stand';
import { districtName, fail, listOrganisations, organisationNames, showOrganisation, type Context } from '../../domain/kernel';
import type { Settings } from '../../settings';
import { commissionName } from '../../templates';
import { exportRoute } from '../export-route';
import { route } from '../route';

type Lettering = Omit<WindowStand, 'svg'>;

async function letteringOf(nodes: readonly OrganisationNode[], settings: Settings): Promise<Lettering[]> {
  const halls = await organisationNames(nodes.flatMap((node) => node.parentId ?? []));
  const commission = commissionName((await districtName()) ?? '');
  return nodes.flatMap(({ id, name, parentId, window }) =>
    window
      ? [{ id, code: window.code, windowName: name, number: window.number, hallName: halls.get(parentId ?? '') ?? '', departmentName: window.department?.name ?? null, commission, url: `${settings.publicOrigin}/r/${window.code}` }]
      : [],
  );
}

/** Codes drawn between two turns of the event loop: a hundred at once would keep ratings waiting. */
const together = 10;

async function withCodes(letterings: Lettering[]): Promise<WindowStand[]> {
  // Only where stands are asked for, and rarely: not at every start.
  const { default: QRCode } = await import('qrcode');
  const stands: WindowStand[] = [];
  for (const lettering of letterings) {
    if (stands.length % together === 0) await turn();
    stands.push({ ...lettering, svg: await QRCode.toString(lettering.url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }) });
  }
  return stands;
}

/** The codes alone, for the table; a drawing has no place in a sheet. */
async function* eachLettering(ctx: Context, underId: string | undefined, settings: Settings): AsyncGenerator<Lettering> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await listOrganisations(ctx, { kind: 'window', underId, closed: 'without', limit: 100, cursor });
    yield* await letteringOf(items, settings);
    cursor = nextCursor ?? undefined;
  } while (cursor);
}

export const standRoutes = [
  route({
    method: 'get',
    path: '/api/stands',
    surface: 'staff',
    policy: 'organisation.list',
    summary: '一个机构下所有在用窗口的桌牌，按编码',
    query: standListQuery,
    response: page(windowStand),
    handle: async ({ query, ctx, settings }) => {
      const { items, nextCursor, total } = await listOrganisations(ctx, { ...query, kind: 'window', closed: 'without' });
      return { items: await withCodes(await letteringOf(items, settings)), nextCursor, total };
    },
  }),
  exportRoute({
    list: '/api/stands',
    policy: 'organisation.export',
    title: '窗口码',
    query: standListQuery,
    rows: (ctx, { underId }, settings) => eachLettering(ctx, underId, settings),
    columns: [
      { header: '大厅', value: (one) => one.hallName, width: 26 },
      { header: '窗口号', value: (one) => one.number, width: 10 },
      { header: '窗口', value: (one) => one.windowName, width: 24 },
      { header: '派驻部门', value: (one) => one.departmentName, width: 26 },
      { header: '窗口码', value: (one) => one.code, width: 12 },
      { header: '网址', value: (one) => one.url, width: 44 },
    ],
  }),
  route({
    method: 'get',
    path: '/api/windows/:id/stand',
    surface: 'staff',
    policy: 'organisation.list',
    summary: '窗口立牌：二维码和要印的字',
    params: z.object({ id }),
    response: windowStand,
    handle: async ({ params, ctx, settings }) => {
      const [lettering] = await letteringOf([await showOrganisation(ctx, params.id)], settings);
      const [stand] = lettering ? await withCodes([lettering]) : [];
      return stand ?? fail('notFound', { message: '这不是窗口，没有立牌。' });
    },
  }),
];
