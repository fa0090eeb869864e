import * as clue from '../../domain/clue';
import type { Clock, Context } from '../../domain/kernel';
import { accountIdOf, certify, withKeys } from './ceremony';
import { buildAccount } from './factories';
import { openOffice, randomKey, type Office } from './report';

export interface Desk extends Office {
  handler: Context;
}

/** A commission that takes reports in and handles them. */
export async function openDesk(clock: Clock): Promise<Desk> {
  const office = await openOffice(clock);
  const grants = [{ role: 'clueHandler' as const, organisationId: office.districtId }];
  const handler = await withKeys(await buildAccount({ name: '承办甲', grants }), grants, clock);
  await certify(office.custodian, handler);
  return { ...office, handler };
}

export const reportWords = '演示内容：三组修水沟，单子写四车砂石，只来了两车。';
const fields = { topic: 'money', what: reportWords, when: '', placeId: null, placeText: '', people: [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };

/** Without a name, over the network. */
export async function receiveClue(clock: Clock): Promise<{ id: string; code: string; receiptCode: string }> {
  const { clue: found, receiptCode } = await clue.receiveReport({ actor: { kind: 'citizen' }, clock }, { submissionKey: randomKey(), fields, identity: null, tellByPhone: false, files: [], channel: 'web' });
  return { id: found._id.toHexString(), code: found.code, receiptCode };
}

export const seenBy = async (ctx: Context, id: string): Promise<{ id: string; version: number }> => ({ id, version: (await clue.showClue(ctx, id)).version });

export async function refuse({ clerk }: Desk, id: string): Promise<void> {
  await clue.refuseClue(clerk, await seenBy(clerk, id), { reason: '属于法院管的纠纷。', toReporter: '请找人民法院。' });
}

/** Registered, handled and closed, or parked, or 予以了结, within a moment. */
export async function handle({ clerk, manager, handler, leader }: Desk, id: string, how: 'handled' | 'dismissed' | 'parked' = 'handled'): Promise<void> {
  await clue.registerClue(clerk, await seenBy(clerk, id), { kind: 'accusation', townId: null, named: 'anonymous', toReporter: '您反映的事我们受理了。', note: '' });
  await clue.distributeClue(manager, await seenBy(manager, id), { handlerId: accountIdOf(handler), coHandlerIds: [], note: '' });
  await clue.signClue(handler, await seenBy(handler, id));
  const disposition = ({ handled: 'preliminary', dismissed: 'close', parked: 'park' } as const)[how];
  await clue.proposeDisposition(handler, await seenBy(handler, id), { disposition, opinion: '有具体线索，可以查清。', toReporter: disposition === 'close' ? '您反映的情况查清了。' : '' });
  await clue.decideClue(leader, await seenBy(leader, id), { agree: true, opinion: '同意。' });
  if (how !== 'handled') return;
  await clue.proposeClosing(handler, await seenBy(handler, id), { result: '查清了，钱已经退回。', toReporter: '您反映的情况查清了，钱已经退回。' });
  await clue.decideClue(leader, await seenBy(leader, id), { agree: true, opinion: '' });
}
