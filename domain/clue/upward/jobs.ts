import { upwardInboxTexts, type UpwardInboxText } from '../../../templates';
import { defineFileKeeper, defineJob, defineTemplates, deliver, findDeadlines, formatDayChinese, ObjectId, shanghaiDay, subscribe, type Context, type Deadline, type DomainEvent } from '../../kernel';
import { upwards } from './access';
import { destroyOverdue, finishDestroying } from './destroy';
import { finishGivingBack } from './give-back';
import { endDeadlines } from './hand-over';
import type { UpwardReport } from './model';
import { finishSealing } from './seal-up';
import { handOverKey, openHandOverDeadline, upwardKey } from './terms';

defineTemplates(upwardInboxTexts, { listed: false });

/** What a report brought, and what was added before it went up. */
defineFileKeeper({
  name: 'upward',
  existing: async (ids) => (await upwards().find({ partsId: { $in: [...ids] } }, { projection: { partsId: 1 } }).toArray()).map(({ partsId }) => partsId),
});

/** Takes what a crash has left half done to its end. */
export async function healUpward(ctx: Context): Promise<number> {
  let count = 0;
  for await (const upward of upwards().find({ state: { $ne: 'destroyed' } }, { sort: { _id: 1 } })) {
    if (upward.state === 'sealed') await finishSealing(ctx, upward);
    if (upward.state === 'returning') await finishGivingBack(ctx, upward);
    if (upward.state === 'handedOver') await endDeadlines(ctx, upward);
    if (upward.state === 'destroying') await finishDestroying(ctx, upward);
    count += 1;
  }
  return count;
}

/** In the morning, of what came in before today: the hour of the notice must not tell the hour of a report. */
export async function tellUpward(ctx: Context): Promise<number> {
  const today = shanghaiDay(ctx.clock.now());
  let count = 0;
  for await (const upward of upwards().find({ state: 'sealed', receivedOn: { $lt: today } }, { sort: { _id: 1 } })) {
    await tell(ctx, upward, await openHandOverDeadline(upward, ctx.clock), 'upward.news', 'news');
    count += 1;
  }
  return count;
}

/** The number and the day, to whoever passes it on. */
async function tell(ctx: Context, upward: UpwardReport, { due }: Deadline, template: UpwardInboxText, occasion: string): Promise<void> {
  const params = { code: upward.code, due: formatDayChinese(due, shanghaiDay(ctx.clock.now())) };
  for (const accountId of upward.holders) await deliver(ctx, { key: upwardKey(upward, `${occasion}:${accountId}`), to: { accountId }, template, params, channels: ['inbox'], link: `/clues/upward/${upward._id.toHexString()}` });
}

const lightNotice = (colour: 'yellow' | 'red') => async (event: DomainEvent, ctx: Context): Promise<void> => {
  const { key, subject } = event.payload as { key: string; subject: { type: string; id: string } };
  if (subject.type !== 'upward' || !ObjectId.isValid(subject.id)) return;
  const upward = await upwards().findOne({ _id: new ObjectId(subject.id) });
  if (!upward || upward.state !== 'sealed' || key !== handOverKey(upward)) return;
  const [deadline] = await findDeadlines([key]);
  if (deadline?.state === 'open') await tell(ctx, upward, deadline, `upward.${colour}`, `${colour}:${deadline.due}`);
};

defineJob({ name: 'upward.heal', schedule: '5-59/10 * * * *', run: ({ ctx }) => healUpward(ctx) });
defineJob({ name: 'upward.news', schedule: '30 8 * * *', run: ({ ctx }) => tellUpward(ctx) });
defineJob({ name: 'upward.destroy', schedule: '50 3 * * *', run: ({ ctx }) => destroyOverdue(ctx) });
subscribe('deadline.yellow', 'upward.notice', lightNotice('yellow'));
subscribe('deadline.red', 'upward.notice', lightNotice('red'));
