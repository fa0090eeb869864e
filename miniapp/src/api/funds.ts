import type { PublicProgrammeDetail } from '../../../contracts/fund';
import type { FundFlow } from '../../../contracts/fund-flow';
import { isFundFlow, isProgrammeDetail } from './guards-funds';
import { query } from './query';
import { call } from './request';

/** Of which place, year and programme; all may be left out. */
export interface FlowAsked {
  village?: string;
  town?: string;
  year?: string;
  programme?: string;
}

export function getFundFlow(asked: FlowAsked): Promise<FundFlow> {
  return call('GET', `/api/public/funds/flow${query({ ...asked })}`, isFundFlow);
}

export const getProgramme = (code: string): Promise<PublicProgrammeDetail> => call('GET', `/api/public/funds/programmes/${encodeURIComponent(code)}`, isProgrammeDetail);
