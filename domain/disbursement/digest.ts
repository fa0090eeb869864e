import { decryptText, defineRowCheck, ImportModel, keyedHash, native, type ImportRecord, type RowFinding } from '../kernel';
import { identityPurpose, PaymentModel, type Payment } from './model';

/** What a line said when it came in; what follows later (`reversedBy`) is said by the line that replaces it. */
const factsOf = (one: Omit<Payment, 'identity'>, identity: string): string =>
  JSON.stringify([
    ...[one.row, one.village.id.toHexString(), one.programme, one.year, one.batch, one.householdId.toHexString(), one.group, one.head, one.payee, identity],
    ...[one.quantity, one.rate, one.due, one.paid, one.cardTail, one.day, one.state, one.replaces?.toHexString() ?? null],
  ]);

/** Each line's hash covers the one before it, under the installation's key, so that nothing of a line can be tried out. */
export const nextDigest = (before: string, payment: Omit<Payment, 'identity'>, identity: string): string => keyedHash('payment.rows', `${before}\n${factsOf(payment, identity)}`);

/** What an import that has brought nothing yet commits to. */
export const emptyDigest = '';

/** The digest that the trail of an import commits to: of its last entry that names one. */
const committed = ({ trail }: ImportRecord): unknown => trail.tail.findLast(({ detail }) => typeof detail?.digest === 'string')?.detail?.digest;

/** Recomputes the chain of every import from its payments; a line that was changed, cut out or put in shows. */
export async function* checkPayments(): AsyncGenerator<RowFinding> {
  for await (const record of native(ImportModel).find({ kind: 'payments', appliedRow: { $gt: 0 } }, { sort: { kind: 1, senderId: 1, _id: 1 } })) {
    const problem = await faultOf(record as ImportRecord);
    if (problem) yield { collection: 'payments', id: record._id.toHexString(), problem };
  }
  for await (const { _id, replaces } of native(PaymentModel).find({ replaces: { $exists: true } }, { projection: { replaces: 1 } })) {
    const target = await native(PaymentModel).findOne({ _id: replaces! }, { projection: { reversedBy: 1 } });
    if (!target?.reversedBy?.equals(_id)) yield { collection: 'payments', id: _id.toHexString(), problem: '它冲正的那一笔不见了，或没有记下被冲正' };
  }
  for await (const { _id, reversedBy } of native(PaymentModel).find({ reversedBy: { $exists: true } }, { projection: { reversedBy: 1 } })) {
    const by = await native(PaymentModel).findOne({ _id: reversedBy! }, { projection: { replaces: 1 } });
    if (!by?.replaces?.equals(_id)) yield { collection: 'payments', id: _id.toHexString(), problem: '记着被冲正，却没有冲正它的那一笔' };
  }
}

async function faultOf(record: ImportRecord): Promise<string | null> {
  let digest = emptyDigest;
  // What a run that is under way has written beyond its last word is not part of it yet.
  for await (const found of native(PaymentModel).find({ importId: record._id, row: { $lte: record.appliedRow! } }, { sort: { row: 1 } })) {
    digest = nextDigest(digest, found as Payment, opened(found as Payment));
  }
  if (digest !== (record.digest ?? emptyDigest)) return '这次导入的明细和导入时的摘要对不上：有明细被绕过平台改动、删掉或添上';
  if (record.state !== 'running' && (record.digest ?? emptyDigest) !== (committed(record) ?? emptyDigest)) return '这次导入的摘要和留痕里的对不上：摘要被改动';
  return null;
}

function opened({ identity }: Payment): string {
  try {
    return decryptText(identity, identityPurpose);
  } catch {
    return '';
  }
}

defineRowCheck(checkPayments);
