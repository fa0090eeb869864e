import { defineDueDay, defineOwed, knownEntry } from '../disclosure';
import { loadCalendar, recomputeDeadlines, subscribe } from '../kernel';
import { countAllTallies, countPublished } from './count';
import { meetByPublication } from './end';
import { cancelForItem, makeDuties } from './make';
import { tellExplained, tellUrged } from './notices';
import { mirrorDeadlines } from './open';
import { dutyFor } from './public';
import { onLight } from './urging';
import { dutiesNow } from './work';

defineDueDay((villageId, itemCode, periodKey) => dutyFor(villageId.toHexString(), itemCode, periodKey));
defineOwed(async (villages, now) => (await dutiesNow(villages, now)).map(({ village, item, period, due, matter }) => ({ villageId: village.id, item, period, due, matter: matter?.title ?? null })));

subscribe('disclosure.published', 'disclosureDuty.meet', async (event, ctx) => {
  await meetByPublication(event, ctx);
  // A correction meets nothing, and is counted all the same.
  await countPublished(event);
});
subscribe('deadline.yellow', 'disclosureDuty.urge', onLight('yellow'));
subscribe('deadline.red', 'disclosureDuty.urge', onLight('red'));
subscribe('disclosureDuty.urged', 'disclosureDuty.notice', tellUrged);
subscribe('disclosureDuty.explained', 'disclosureDuty.notice', tellExplained);
subscribe('disclosureItem.changed', 'disclosureDuty.agree', async (event, ctx) => {
  const known = await knownEntry(String(event.payload.code));
  await cancelForItem(ctx, known);
  await makeDuties(ctx, { codes: [known.entry.code] });
});
subscribe('calendar.changed', 'disclosureDuty.mirror', async (_event, ctx) => {
  await loadCalendar();
  await recomputeDeadlines(ctx);
  await mirrorDeadlines();
  await countAllTallies(ctx);
});
