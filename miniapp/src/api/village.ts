import type { Page } from '../../../contracts/common';
import type { PublicPublication, PublicPublicationChanges, PublicPublicationSummary } from '../../../contracts/disclosure';
import type { FollowVillageRequest, PublicVillageList, SearchGroup, VillageBoard, VillageNews, VillageSearch } from '../../../contracts/village';
import type { OpenedVillage } from '../logic/village';
import { firstData } from '../platform/first-screen';
import type { Guard } from './guards';
import { isBoard, isPublication, isPublicationChanges, isPublicationPage, isSearch, isVillageList, isVillageNews } from './guards-village';
import { query } from './query';
import { call } from './request';
import { callWithLogin } from './with-login';

const here = '/api/public/villages';

/** What came with the page itself is not asked for again. */
async function get<T>(path: string, isAnswer: Guard<T>): Promise<T> {
  const first = firstData(path);
  return isAnswer(first) ? first : call('GET', path, isAnswer);
}

export const findVillages = (asked: { text?: string; townId?: string }): Promise<PublicVillageList> => call('GET', here + query(asked), isVillageList);

export const getBoard = (village: OpenedVillage): Promise<VillageBoard> => get(village.by === 'id' ? `${here}/${village.id}/board` : `/api/public/village-codes/${encodeURIComponent(village.code)}/board`, isBoard);

export const getPublication = (id: string): Promise<PublicPublication> => get(`/api/public/publications/${encodeURIComponent(id)}`, isPublication);

export const getChanges = (id: string): Promise<PublicPublicationChanges> => call('GET', `/api/public/publications/${encodeURIComponent(id)}/changes`, isPublicationChanges);

/** Of one village, newest first; of one entry of the catalogue, where it is named. */
export const getPublications = (villageId: string, asked: { item?: string; cursor?: string } = {}): Promise<Page<PublicPublicationSummary>> => call('GET', `${here}/${villageId}/publications${query(asked)}`, isPublicationPage);

export const searchVillage = (villageId: string, asked: { text: string; group?: SearchGroup; cursor?: string }): Promise<VillageSearch> => call('GET', `${here}/${villageId}/search${query(asked)}`, isSearch);

export const fileAddress = (publicationId: string, fileId: string): string => `/api/public/publications/${publicationId}/files/${fileId}`;

// ---- news, in the mini-program ----

export const getNews = (): Promise<VillageNews> => callWithLogin('/api/public/village-news', isVillageNews);

/** `loginCode` came with the person's tap in WeChat's own sheet. */
export const followVillage = (request: FollowVillageRequest): Promise<VillageNews> => call('POST', '/api/public/village-news/following', isVillageNews, request);
export const unfollowVillage = (villageId: string): Promise<VillageNews> => callWithLogin('/api/public/village-news/following', isVillageNews, { villageId, on: false, agreed: false });
