import { formatDayChinese, shanghaiDay, defineTemplates, deliver, findDeadlines, guardFiles, native, ObjectId, can, recomputeDeadlines, loadCalendar, subscribe, type Context, type DomainEvent } from '../kernel';
import { powerInboxTexts, type PowerInboxText } from '../../templates';
import { caseChanged } from './case-command';
import { reconcileDeadlines } from './case-deadlines';
import { PowerCaseModel, type PowerCase } from './case-model';

defineTemplates(powerInboxTexts);
subscribe(caseChanged, 'powerCase.deadlines', async (event, ctx) => {
  const found = await caseOf(event.payload.caseId);
  if (found) await reconcileDeadlines(ctx, found);
});
subscribe('deadline.yellow', 'powerCase.notice', lightNotice('powerCase.yellow'));
subscribe('deadline.red', 'powerCase.notice', lightNotice('powerCase.red'));
subscribe('calendar.changed', 'powerCase.mirror', async (_event, ctx) => {
  await loadCalendar();
  await recomputeDeadlines(ctx);
  for await (const one of native(PowerCaseModel).find({ state: 'open' })) await reconcileDeadlines(ctx, one as PowerCase);
});

// Evidence: whoever sees the case.
guardFiles('powerCase', async (ctx, id) => {
  const found = await caseOf(id);
  return found !== null && can(ctx.actor, 'powerCase.list', found);
});

const caseOf = async (id: unknown): Promise<PowerCase | null> => (typeof id === 'string' && ObjectId.isValid(id) ? ((await native(PowerCaseModel).findOne({ _id: new ObjectId(id) })) as PowerCase | null) : null);

/** Told to whoever opened the case; a step that is over meanwhile concerns nobody. */
function lightNotice(template: PowerInboxText) {
  return async (event: DomainEvent, ctx: Context): Promise<void> => {
    const { key, subject } = event.payload as { key: string; subject: { type: string; id: string } };
    if (subject.type !== 'powerCase') return;
    const found = await caseOf(subject.id);
    const [deadline] = found?.current?.key === key ? await findDeadlines([key]) : [];
    if (!found || deadline?.state !== 'open') return;
    const step = found.chart.steps[(found.terms.at(-1)?.step ?? 1) - 1]!.what;
    const accountId = found.opened.by.id.toHexString();
    await deliver(ctx, { key: `${event.id}:${accountId}`, to: { accountId }, template, params: { power: found.power.name, step, due: formatDayChinese(deadline.due, shanghaiDay(ctx.clock.now())) }, channels: ['inbox'], link: `/power-cases/${subject.id}` });
  };
}
