import { paperKindLabels } from '../../contracts/clue-paper';
import type { WorkItem } from '../../contracts/my-work';
import { ownIds, staffOf } from '../clue';
import type { Context } from '../kernel';
import { eachPaper } from './queries';

/** What waits for the actor's signature: kind, and the clue's code or the unit. */
export async function paperWork(ctx: Context): Promise<WorkItem[]> {
  const own = ownIds(staffOf(ctx));
  const items: WorkItem[] = [];
  for await (const { id, kind, clue, unit, drafter } of eachPaper(ctx, { state: 'review' })) {
    if (own.includes(drafter.id)) continue;
    items.push({ kind: 'paper', id, number: null, title: `${paperKindLabels[kind]}　${clue?.code ?? unit?.name ?? ''}`, step: '签发', light: null, due: null, dueAt: null, workingDaysLeft: null, link: clue ? `/clues/${clue.id}` : `/clue-papers?id=${id}`, onBehalfOf: null });
  }
  return items;
}
