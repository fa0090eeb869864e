import type { Page } from '../../../contracts/common';
import type { PolicyKind, PublicPolicy, PublicPolicySummary } from '../../../contracts/public-policy';
import { origin } from '../platform/origin';
import { isPolicy, isPolicyPage } from './guards-policy';
import { query } from './query';
import { call } from './request';

export interface PolicySearch {
  text?: string | undefined;
  kind?: PolicyKind | undefined;
  cursor?: string | undefined;
}

export const getPolicies = (search: PolicySearch): Promise<Page<PublicPolicySummary>> => call('GET', `/api/public/policies${query({ ...search })}`, isPolicyPage);

export const getPolicy = (id: string): Promise<PublicPolicy> => call('GET', `/api/public/policies/${encodeURIComponent(id)}`, isPolicy);
export const policyFileAddress = (id: string, fileId: string): string => `${origin()}/api/public/policies/${id}/files/${fileId}`;
