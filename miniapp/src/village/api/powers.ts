import type { Page } from '../../../../contracts/common';
import type { PublicPower, PublicPowerSummary } from '../../../../contracts/micro-power';
import type { PublicCase } from '../../../../contracts/power-case';
import { call } from '../../api/request';
import { isPower, isPowerCasePage, isPowerList } from './guards-power';

export const getPowers = (): Promise<{ items: PublicPowerSummary[] }> => call('GET', '/api/public/powers', isPowerList);
export const getPower = (code: string): Promise<PublicPower> => call('GET', `/api/public/powers/${encodeURIComponent(code)}`, isPower);

interface WhichCases {
  /** Of one power only. */
  code?: string;
  /** The page before's. */
  cursor?: string;
}
const onPage = 5;
/** What a village made public, the latest first. */
export const getPowerCases = (villageId: string, { code, cursor }: WhichCases = {}): Promise<Page<PublicCase>> =>
  call('GET', `/api/public/villages/${encodeURIComponent(villageId)}/power-cases?limit=${onPage}${code ? `&code=${encodeURIComponent(code)}` : ''}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, isPowerCasePage);
