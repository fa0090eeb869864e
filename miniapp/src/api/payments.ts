import type { Page } from '../../../contracts/common';
import type { PublicPaymentList, PublicPaymentPage } from '../../../contracts/disbursement';
import type { AskedHouseholdSms, HouseholdEntry, HouseholdEntryRequest, HouseholdView, HouseholdWays } from '../../../contracts/household';
import { isAskedSms, isHouseholdEntry, isHouseholdView, isHouseholdWays, isPaymentListPage, isPaymentPage } from './guards-payments';
import { query } from './query';
import { call } from './request';

export const getPaymentLists = (villageId: string, asked: { programme?: string | undefined; year?: string | undefined; cursor?: string }): Promise<Page<PublicPaymentList>> => call('GET', `/api/public/villages/${encodeURIComponent(villageId)}/payments${query({ ...asked, limit: '50' })}`, isPaymentListPage);

/** `surname` as it stands in the list or sounds, `group` as it stands there; nothing of it names a person. */
export const getPayments = (listId: string, filter: { surname?: string | undefined; group?: string | undefined; cursor?: string | undefined }): Promise<PublicPaymentPage> => call('GET', `/api/public/payment-lists/${encodeURIComponent(listId)}${query({ ...filter, limit: '50' })}`, isPaymentPage);

export const getHouseholdWays = (): Promise<HouseholdWays> => call('GET', '/api/public/household-ways', isHouseholdWays);

export const askHouseholdSms = (phone: string): Promise<AskedHouseholdSms> => call('POST', '/api/public/household/sms', isAskedSms, { phone });

export const enterHousehold = (request: HouseholdEntryRequest): Promise<HouseholdEntry> => call('POST', '/api/public/household/entry', isHouseholdEntry, request);

export const viewHousehold = (token: string): Promise<HouseholdView> => call('POST', '/api/public/household/view', isHouseholdView, { token });
