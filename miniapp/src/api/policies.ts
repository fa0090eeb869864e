import type { Page } from '../../../contracts/common';
import type { PolicyKind, PublicPolicy, PublicPolicySummary } from '../../../contracts/public-policy';
import { origin } from '../platform/origin';
import { isPolicy, isPolicyPage } from './guards-policy';
import { call } from './request';

export interface PolicySearch {
  text?: string | undefined;
  kind?: PolicyKind | undefined;
  cursor?: string | undefined;
}

export function getPolicies(search: PolicySearch): Promise<Page<PublicPolicySummary>> {
  const query = Object.entries(search).flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []));
  return call('GET', `/api/public/policies${query.length > 0 ? `?${query.join('&')}` : ''}`, isPolicyPage);
}

export const getPolicy = (id: string): Promise<PublicPolicy> => call('GET', `/api/public/policies/${encodeURIComponent(id)}`, isPolicy);
export const policyFileAddress = (id: string, fileId: string): string => `${origin()}/api/public/policies/${id}/files/${fileId}`;
