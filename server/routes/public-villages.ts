import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { publicPublication, publicPublicationListQuery, publicPublicationSummary } from '../../contracts/disclosure';
import { organisationCode } from '../../contracts/organisation';
import { followVillageRequest, publicVillageList, publicVillageListQuery, villageBoard, villageNews, villageNewsRequest, villageSearch, villageSearchQuery } from '../../contracts/village';
import { listPublished, showPublished } from '../../domain/disclosure';
import { followVillage, listVillages, searchVillage, showBoard, showBoardByCode, showNews } from '../../domain/village';
import { route } from '../route';

const params = z.object({ id });
/** The same for everybody, and a minute old at most: late enough to spare the server, early enough for whoever has just published. */
const cacheSeconds = 60;

export const publicVillageRoutes = [
  route({ method: 'get', path: '/api/public/villages', surface: 'public', policy: 'open', summary: '找村：按名字、拼音或首字母，或一个乡镇的全部', query: publicVillageListQuery, response: publicVillageList, cacheSeconds, handle: ({ query }) => listVillages(query) }),
  route({ method: 'get', path: '/api/public/villages/:id/board', surface: 'public', policy: 'open', summary: '一个村的公开栏：最近的账、各类最新公开、接下来该公开', params, response: villageBoard, cacheSeconds, handle: ({ params, ctx }) => showBoard(ctx, params.id) }),
  route({
    method: 'get',
    path: '/api/public/village-codes/:code/board',
    surface: 'public',
    policy: 'open',
    summary: '按公开栏上印的编码打开一个村的公开栏',
    params: z.object({ code: organisationCode }),
    response: villageBoard,
    cacheSeconds,
    handle: ({ params, ctx }) => showBoardByCode(ctx, params.code),
  }),
  route({
    method: 'get',
    path: '/api/public/villages/:id/publications',
    surface: 'public',
    policy: 'open',
    summary: '一个村公开的，新的在前；更正过的只列最新一版',
    params,
    query: publicPublicationListQuery,
    response: page(publicPublicationSummary),
    cacheSeconds,
    handle: ({ params, query }) => listPublished(params.id, query),
  }),
  route({ method: 'get', path: '/api/public/villages/:id/search', surface: 'public', policy: 'open', summary: '在一个村公开的内容里找，按字、拼音或首字母', params, query: villageSearchQuery, response: villageSearch, cacheSeconds, handle: ({ params, query }) => searchVillage(params.id, query) }),
  route({ method: 'get', path: '/api/public/publications/:id', surface: 'public', policy: 'open', summary: '一份公开的内容，姓名和号码已遮住', params, response: publicPublication, cacheSeconds, handle: ({ params }) => showPublished(params.id) }),
  // The login code travels in the body only, so that no log and no history of addresses holds it.
  route({ method: 'post', path: '/api/public/village-news', surface: 'public', policy: 'open', summary: '这个微信订了哪些村（小程序）', body: villageNewsRequest, response: villageNews, handle: ({ body, ctx }) => showNews(ctx, body.loginCode) }),
  route({ method: 'post', path: '/api/public/village-news/following', surface: 'public', policy: 'open', summary: '订一个村的消息，最多三个，或退订（小程序）', body: followVillageRequest, response: villageNews, handle: ({ body, ctx }) => followVillage(ctx, body) }),
];
