import { clueChannelLabels } from '../../../contracts/clue';
import type { WorkItem } from '../../../contracts/my-work';
import type { Context } from '../../kernel';
import { listClues } from './queries';

/** What waits for the actor among the clues he may open, due first: codes only. */
export async function clueWork(ctx: Context): Promise<WorkItem[]> {
  const { items } = await listClues(ctx, { tab: 'mine', limit: 100 });
  return items.map(({ id, code, channel, step, light, due, workingDaysLeft }) => ({ kind: 'clue', id, number: code, title: `${clueChannelLabels[channel].name}　${code}`, step, light, due, dueAt: null, workingDaysLeft, link: `/clues/${id}`, onBehalfOf: null }));
}
