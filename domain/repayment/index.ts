import './policy';
import './subscribers';

export { checkBatch, enterBatchSlip, loadBatch, makeBatch } from './batches';
export { askCancel, decideCancel } from './cancel';
export { checkMoney, enterMoney } from './entries';
export { announceHandIn, recordHandIn } from './hand-in';
export { type Repayment } from './model';
export { openDemand, reissueCode } from './open';
export { enterByCode, payNow, viewAgain, viewOf } from './payer';
export { presentBatch, presentDemand, presentHandIn } from './present';
export { countDemands, eachDemand, listBatches, listDemands, listHandIns, showDemand, showHandIn } from './queries';
export { receiptForPayer, receiptForStaff, type Receipt } from './receipt';
export { askRefund, decideRefund, recordRefund } from './refunds';
export { repaymentSumsOf, repaymentUnits, repaymentWaits } from './totals';
export { repaymentWork } from './work';
