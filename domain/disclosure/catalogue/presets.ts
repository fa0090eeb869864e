import { termNames, type DisclosureTerms, type TermName, type TermOrigin, type TermPreset } from '../../../contracts/disclosure-catalogue';
import type { SourceCertainty } from '../../../contracts/disclosure';

interface Preset {
  terms: DisclosureTerms;
  origins: Record<TermName, TermOrigin>;
}

/** What the platform proposes where no local rule says otherwise. */
const proposed: DisclosureTerms = {
  preset: 'general',
  monthlyDay: 15,
  quarterlyDay: 15,
  halfYearlyDay: 15,
  yearlyDay: 31,
  planMonth: 3,
  atOnceDays: 10,
  onDecisionDays: 10,
  yellowWorkingDays: 5,
  recommendationWorkingDays: 10,
  staysUpDays: 10,
  villageAnswerDays: 3,
  townAnswerDays: 10,
};

type Local = Partial<Record<TermName, readonly [value: number, from: string, certainty: SourceCertainty]>>;

function preset(name: TermPreset, local: Local): Preset {
  const own = Object.fromEntries(Object.entries(local).map(([term, [value]]) => [term, value]));
  const origins = Object.fromEntries(termNames.options.map((term) => [term, local[term] ? { from: local[term][1], certainty: local[term][2] } : { from: '平台建议', certainty: 'proposal' }]));
  return { terms: { ...proposed, ...own, preset: name }, origins: origins as Preset['origins'] };
}

const chongqing = '重庆（2013）29-31';
const shanghai = '上海（2020）24';
const shaanxi = '陕西（2011）';

/** 各地的期限: what local rules add, each number with where it comes from. Sources: docs/data-sources.md. */
export const termPresets: Record<TermPreset, Preset> = {
  general: preset('general', {}),
  chongqing: preset('chongqing', {
    monthlyDay: [15, chongqing, 'official'],
    quarterlyDay: [15, chongqing, 'official'],
    atOnceDays: [10, chongqing, 'official'],
    staysUpDays: [10, chongqing, 'official'],
    villageAnswerDays: [3, chongqing, 'official'],
    townAnswerDays: [10, chongqing, 'official'],
  }),
  zhejiang: preset('zhejiang', {
    quarterlyDay: [20, '浙江一县的公开清单（2022）', 'secondary'],
    atOnceDays: [5, '浙江集体资产条例（2020）25', 'official'],
    townAnswerDays: [20, '浙江村委会办法 43', 'official'],
  }),
  shanghai: preset('shanghai', { villageAnswerDays: [15, shanghai, 'official'] }),
  shaanxi: preset('shaanxi', { atOnceDays: [5, shaanxi, 'secondary'] }),
};
