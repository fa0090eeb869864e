import type { FundBasis, FundKind, FundProgramme } from '../../../contracts/fund';
import { agriculture } from './agriculture';
import { construction } from './construction';
import { education } from './education';
import { familyPlanning } from './family-planning';
import { health } from './health';
import { socialSecurity } from './social-security';

/** A programme as it is usual nationwide. What differs from place to place (rates, shares, papers, phones) is not here: staff enter it. */
export interface DefaultProgramme {
  code: string;
  name: string;
  department: string;
  unit: string;
  cycle: string;
  audience: string;
  channel: FundProgramme['channel'];
  sensitive?: true;
  bases?: readonly FundBasis[];
  /** Only where the text of the regulation was read. */
  certainty?: 'official';
}

const complete =
  (kind: FundKind) =>
  ({ bases = [], sensitive, certainty, ...programme }: DefaultProgramme): FundProgramme => ({
    ...programme,
    kind,
    bases: [...bases],
    sensitive: sensitive ?? false,
    certainty: certainty ?? 'unverified',
    sources: [],
    rates: [],
    publicityDays: null,
    materials: [],
    phone: '',
    active: true,
    version: 1,
  });

/** What an installation begins with, by code. 一卡通 has no programmes: it is how the others are paid. */
export const defaultProgrammes: readonly FundProgramme[] = [
  ...agriculture.map(complete('agriculture')),
  ...construction.map(complete('construction')),
  ...education.map(complete('education')),
  ...health.map(complete('health')),
  ...familyPlanning.map(complete('familyPlanning')),
  ...socialSecurity.map(complete('socialSecurity')),
];
