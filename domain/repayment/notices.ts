import { formatDayChinese, defineTemplates, deliver, findAccountsWithRole, findDeadlines, native, ObjectId, shanghaiDay, type Context, type DomainEvent } from '../kernel';
import { repaymentInboxTexts } from '../../templates';
import { RepaymentModel, type Repayment } from './model';
import { subjectType } from './open';

defineTemplates(repaymentInboxTexts);

/** Yellow reminds whoever opened it; red him again and the treasurers. The number only: no name, no sum. */
export const onLight = (colour: 'yellow' | 'red') => async (event: DomainEvent, ctx: Context): Promise<void> => {
  const { key, subject } = event.payload as { key: string; subject: { type: string; id: string } };
  if (subject.type !== subjectType) return;
  const [repayment, [deadline]] = await Promise.all([native(RepaymentModel).findOne({ _id: new ObjectId(subject.id) }) as Promise<Repayment | null>, findDeadlines([key])]);
  if (!repayment || deadline?.state !== 'open') return;
  const treasurers = colour === 'red' ? (await findAccountsWithRole('treasurer', repayment.path)).map(({ _id }) => _id.toHexString()) : [];
  const to = new Set([...(repayment.opener ? [repayment.opener.id.toHexString()] : []), ...treasurers]);
  const params = { number: repayment.number, due: formatDayChinese(deadline.due, shanghaiDay(ctx.clock.now())) };
  for (const accountId of to) await deliver(ctx, { key: `repayment:${colour}:${key}:${accountId}`, to: { accountId }, template: `repayment.${colour}`, params, channels: ['inbox'], link: `/money/repayments?id=${repayment._id.toHexString()}` });
};
