import type { z } from 'zod';
import { page } from '../../../contracts/common';
import { projectPlaces, projectStages, publicProject, publicProjectSummary } from '../../../contracts/project';
import { publicPolicy, publicPolicySummary } from '../../../contracts/public-policy';
import { stageContent } from '../../../test/support/projects';
import { isPolicy, isPolicyPage } from './guards-policy';
import { isProject, isProjectPage, isProjectPlaces } from './guards-project';

const id = 'f'.repeat(24);
const place = { id, name: '石桥村' };
const head = { id, name: '村口道路硬化', kind: 'road', organisation: place, town: place, stage: 'payment', money: { budget: 1, contract: 1, price: null, paid: 0 }, light: { light: 'green', due: '2026-11-20', lateWorkingDays: 0 } };
const entries = projectStages.map((stage) => ({ id, content: stageContent(stage), files: [{ id, kind: 'photo', name: '照片 1' }], note: '', publishedOn: '2026-11-20', correction: { reason: '少写一家', earlierId: id }, replacedById: null }));
const policyHead = { id, title: '低保', kind: 'socialSecurity', documentNumber: '', issuer: '国务院', validity: 'inForce', summary: '按月补足。' };

const pairs: [string, z.ZodType, (value: unknown) => boolean, Record<string, unknown>][] = [
  ['projects', page(publicProjectSummary), isProjectPage, { items: [{ ...head, place: '村口', changedOn: '2026-11-20' }], nextCursor: null, total: 1 }],
  ['places', projectPlaces, isProjectPlaces, { village: place, outline: '<svg/>', items: [{ id, name: '路', place: '村口', stage: 'plan', metres: null, mark: 1 }] }],
  ['project', publicProject, isProject, { ...head, entries, checks: [{ code: 'shortNotice', words: '公告只有 4 个工作日' }], approvedBy: '柳溪镇', map: false }],
  ['policies', page(publicPolicySummary), isPolicyPage, { items: [policyHead], nextCursor: null, total: 1 }],
  [
    'policy',
    publicPolicy,
    isPolicy,
    { ...policyHead, validFrom: null, validTo: '2026-12-31', who: '谁', how: '怎么', materials: ['书面申请'], where: '镇里', phone: null, attachments: [{ id, name: '附件.pdf', mediaType: 'application/pdf', size: 1 }], programme: { code: 'S1', name: '低保' }, power: 'C1', edition: 1, publishedOn: '2026-11-20', changed: null },
  ],
];

test.each(pairs)('%s: what the contract takes, the page takes; a broken field is refused by both', (_name, schema, guard, sample) => {
  expect(schema.safeParse(sample).error?.issues).toBeUndefined();
  expect(guard(sample)).toBe(true);
  for (const key of Object.keys(sample)) {
    const missing = Object.fromEntries(Object.entries(sample).filter(([other]) => other !== key));
    expect([key, guard(missing)]).toEqual([key, schema.safeParse(missing).success]);
    expect([key, guard({ ...sample, [key]: { wrong: true } })]).toEqual([key, false]);
  }
});

test.each(entries)('a broken $content.stage is no project', (entry) => {
  const broken = { ...head, entries: [{ ...entry, content: { ...entry.content, data: {} } }], checks: [], approvedBy: '柳溪镇', map: false };
  expect(isProject(broken)).toBe(false);
});
