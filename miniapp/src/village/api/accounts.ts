import type { PublicAccounts } from '../../../../contracts/accounts';
import { call } from '../../api/request';
import { origin } from '../../platform/origin';
import { isPublicAccounts } from './guards-accounts';

/** A month's account of a village, the newest where none is named. @throws ApiFault */
export const getAccounts = (villageId: string, monthKey: string | null): Promise<PublicAccounts> => call('GET', `/api/public/villages/${villageId}/accounts${monthKey ? `?month=${monthKey}` : ''}`, isPublicAccounts);

/** Where a published picture can be seen. */
export const pictureAddress = (publicationId: string, fileId: string): string => `${origin()}/api/public/publications/${publicationId}/files/${fileId}`;
