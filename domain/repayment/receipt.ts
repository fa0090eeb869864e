import { repaymentReasonLabels, repaymentWayLabels } from '../../contracts/repayment';
import { yuan } from '../../contracts/accounts-rules';
import { commissionName, repaymentTexts } from '../../templates';
import { fail, findRoots, recordAccess, toObjectId, type Context } from '../kernel';
import { fillDocument } from '../report';
import { loadRepayment } from './change';
import { entryIn } from './entries';
import { payerOf, type Repayment } from './model';
import { openTicket } from './payer';
import { sees } from './policy';

export interface Receipt {
  bytes: Buffer;
  filename: string;
}

/** The receipt of one sum, as often as it is asked for. @throws Fault unauthenticated, notFound, wrongState */
export const receiptForPayer = async (ctx: Context, token: string, entryId: string): Promise<Receipt> => receiptOf(await openTicket(ctx, token), entryId);

/** The same for staff; on record. @throws Fault notFound, wrongState */
export async function receiptForStaff(ctx: Context, id: string, entryId: string): Promise<Receipt> {
  const repayment = await loadRepayment(id);
  if (!sees(ctx.actor, repayment)) fail('notFound');
  const receipt = await receiptOf(repayment, entryId);
  await recordAccess(ctx, { type: 'repayment', id }, 'repayment.downloaded', { number: repayment.number });
  return receipt;
}

async function receiptOf(repayment: Repayment, entryId: string): Promise<Receipt> {
  const { receipt, amount, refunded, way, day, state } = entryIn(repayment, toObjectId(entryId));
  if (state !== 'counted' || receipt === null) return fail('wrongState', { message: '这一笔还没有入账，没有收据。' });
  const { reason, number, kind } = repayment;
  const [district] = await findRoots();
  const bytes = await fillDocument('repayment-receipt', {
    organ: commissionName(district?.name ?? ''),
    title: kind === 'demand' ? repaymentTexts.receiptTitle : repaymentTexts.handInTitle,
    receipt,
    number,
    payer: payerOf(repayment) ?? repaymentTexts.noName,
    what: reason ? [repaymentReasonLabels[reason.kind], reason.note].filter(Boolean).join('：') : repaymentTexts.handIn,
    amount: yuan(amount),
    way: repaymentWayLabels[way],
    day: `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
    refunded: refunded > 0 ? [{ text: repaymentTexts.refunded.replace('{amount}', yuan(refunded)) }] : [],
    note: repaymentTexts.receiptNote,
  });
  return { bytes, filename: `收据 ${receipt}.docx` };
}
