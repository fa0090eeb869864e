import type { FundProgramme } from '../../contracts/fund';

const common = { active: true, version: 1, certainty: 'unverified' } as const;

/** What an installation begins with; rates are local and entered by staff. */
export const defaultProgrammes: readonly FundProgramme[] = [
  { ...common, code: 'A1', name: '耕地地力保护补贴', kind: 'agriculture', department: '农业农村、财政', unit: '亩', cycle: '每年', sensitive: false },
  { ...common, code: 'S1', name: '城乡最低生活保障', kind: 'socialSecurity', department: '民政', unit: '人', cycle: '每月', sensitive: false },
  { ...common, code: 'S4', name: '残疾人两项补贴', kind: 'socialSecurity', department: '民政、残联', unit: '人', cycle: '每月', sensitive: true },
];
