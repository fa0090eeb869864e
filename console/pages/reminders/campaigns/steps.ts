import type { TimelineStep } from '../../../../contracts/common';
import type { Campaign } from '../../../../contracts/reminder';

/** From the draft to the day it goes out. */
export function campaignSteps({ state, createdAt, createdBy, day, sendAt, people, approval }: Pick<Campaign, 'state' | 'createdAt' | 'createdBy' | 'day' | 'sendAt' | 'people' | 'approval'>): TimelineStep[] {
  const drafted: TimelineStep = { key: 'draft', label: '起草', state: state === 'draft' ? 'now' : 'done', at: createdAt, note: createdBy };
  if (state === 'cancelled') return [drafted, { key: 'cancelled', label: '已取消，没有发', state: 'done' }];
  const decided = state === 'approved' || state === 'sent';
  return [
    drafted,
    { key: 'approval', label: '委领导批', state: decided ? 'done' : state === 'submitted' ? 'now' : 'todo', ...(decided && approval?.byName ? { note: `${approval.byName}同意` } : {}) },
    { key: 'send', label: '发出', state: state === 'sent' ? 'done' : state === 'approved' ? 'now' : 'todo', note: `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${sendAt}，${people} 人` },
  ];
}
