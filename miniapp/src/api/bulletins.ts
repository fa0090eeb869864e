import type { PublicBulletin, PublicBulletinSummary } from '../../../contracts/bulletin';
import type { Page } from '../../../contracts/common';
import { isBulletin, isBulletinPage } from './guards-bulletin';
import { call } from './request';

/** Newest first. `cursor` is the page before's. */
export const getBulletins = (cursor?: string): Promise<Page<PublicBulletinSummary>> =>
  call('GET', `/api/public/bulletins${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`, isBulletinPage);

export const getBulletin = (id: string): Promise<PublicBulletin> => call('GET', `/api/public/bulletins/${encodeURIComponent(id)}`, isBulletin);
