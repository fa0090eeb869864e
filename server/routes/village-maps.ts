import { boundaryMaxBytes, saveBoundaryRequest, saveOfficeRequest, villageMap, villageMapParams } from '../../contracts/village-map';
import * as maps from '../../domain/village-map';
import { route } from '../route';

export const villageMapRoutes = [
  route({ method: 'get', path: '/api/village-maps/:id', surface: 'staff', policy: 'villageMap.list', summary: '村委会在哪里，村的边界', params: villageMapParams, response: villageMap, handle: ({ params, ctx }) => maps.showVillageMap(ctx, params.id) }),
  route({ method: 'put', path: '/api/village-maps/:id/office', surface: 'staff', policy: 'villageMap.write', summary: '填村委会的经纬度', params: villageMapParams, body: saveOfficeRequest, response: villageMap, handle: ({ params, body, ctx }) => maps.saveOffice(ctx, params.id, body.office, body.version) }),
  route({
    method: 'put',
    path: '/api/village-maps/:id/boundary',
    surface: 'staff',
    policy: 'villageMap.write',
    summary: '传村的边界（GeoJSON 的面），只留形状，简化后保存',
    params: villageMapParams,
    body: saveBoundaryRequest,
    response: villageMap,
    maxBytes: boundaryMaxBytes,
    handle: ({ params, body, ctx }) => maps.saveBoundary(ctx, params.id, body.boundary, body.version),
  }),
];
