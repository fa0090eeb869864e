import { guardFiles, subscribe } from '../kernel';
import { resumeBatch } from './batches';
import { loadRepayment } from './change';
import { endClocks, mirrorClocks } from './clocks';
import { onLight } from './notices';
import { subjectType } from './open';
import { sees } from './policy';
import { sendRefund } from './refunds';
import { takeEnded } from './wechat';

subscribe('payment.ended', 'repayment.take', takeEnded);
subscribe('repayment.refundApproved', 'repayment.refund', sendRefund);
subscribe('repayment.moved', 'repayment.clocks', endClocks);
subscribe('repaymentBatch.begun', 'repaymentBatch.fill', resumeBatch);
subscribe('deadline.yellow', 'repayment.urge', onLight('yellow'));
subscribe('deadline.red', 'repayment.urge', onLight('red'));
subscribe('calendar.changed', 'repayment.mirror', mirrorClocks);
guardFiles(subjectType, async ({ actor }, id) => sees(actor, await loadRepayment(id)));
