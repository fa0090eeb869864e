import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import sharp from 'sharp';
import { codeOf, useOffice } from '../../test/story/office';
import { citizen, withPhone } from '../../test/story/world';
import * as followUps from '../follow-up';
import { openFile, settle, storeImage, verifyAudit } from '../kernel';
import { correctPhone, deletePhonesAfterClosing, openPhone, otherRatingsBySamePhone, showOwnData, showRating, withdrawPhone, withdrawWords } from '.';

const office = useOffice();
const { clock, at, as, opened, show, call, send, answer, accept } = office;
const me = () => citizen(clock);
const comment = '让我下周再来一趟';

/** Everything the database holds, as text; bytes of files as they lie there. */
async function dump(): Promise<string> {
  const collections = await mongoose.connection.db!.collections();
  return JSON.stringify(await Promise.all(collections.map((collection) => collection.find().toArray())));
}

const photo = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#8899aa' } }).jpeg().toBuffer();

describe('seeing one’s own data', () => {
  test('shows in words what is stored, the number masked, and no more than a receipt may', async () => {
    const { receiptCode } = await opened({ ...withPhone, comment, attitude: 'dissatisfied' });
    expect(await showOwnData(receiptCode)).toEqual({
      hallName: '柳溪镇便民服务中心',
      windowName: '3号窗口 社会保险',
      receivedAt: '2026-11-20T01:00:00.000Z',
      receivedBy: '青禾区纪委监委',
      level: 'dissatisfied',
      reasons: ['没一次说清要什么材料'],
      attitude: 'dissatisfied',
      efficiency: null,
      comment,
      photoCount: 0,
      phoneMasked: '138****6027',
      phoneUntil: null,
      phoneDeletedAt: null,
      wordsWithdrawnAt: null,
      secret: false,
      passedOn: false,
      canCorrectPhone: true,
      canWithdrawPhone: true,
      canWithdrawWords: true,
    });
    expect(await codeOf(showOwnData('000000000000'))).toBe('receiptNotFound');
  });

  test('says until when the number is kept once the matter is closed, and that it cannot be changed any more', async () => {
    const { id, receiptCode } = await opened(withPhone);
    await call(id, 'mistaken');
    await settle(clock);
    expect(await showOwnData(receiptCode)).toMatchObject({ phoneUntil: '2026-12-20', canCorrectPhone: false, canWithdrawPhone: true });
    expect(await codeOf(correctPhone(me(), receiptCode, '13900001111'))).toBe('wrongState');
  });
});

describe('the number', () => {
  test('can be corrected: it is called, and found, by the new one only', async () => {
    const { id, receiptCode } = await opened(withPhone);
    const again = await opened(withPhone);
    expect(await correctPhone(me(), receiptCode, '13900001111')).toMatchObject({ phoneMasked: '139****1111' });
    await settle(clock);
    expect((await followUps.revealPhone(office.officer(), id)).phone).toBe('13900001111');
    const other = await followUps.loadFollowUp(again.id);
    expect(await otherRatingsBySamePhone(office.officer(), other._id)).toEqual([]);
  });

  test('taken back it is gone at once, and the follow-up goes on without calls', async () => {
    const { id, receiptCode } = await opened(withPhone);
    at('2026-11-20', '10:00');
    await call(id, 'callAgain', { callAgainAt: '2026-11-20T06:00:00.000Z' });
    expect(await withdrawPhone(me(), receiptCode)).toMatchObject({ phoneMasked: null, canWithdrawPhone: false, canCorrectPhone: true, phoneDeletedAt: '2026-11-20T02:00:00.000Z' });
    await withdrawPhone(me(), receiptCode);
    await settle(clock);
    const followUp = await followUps.loadFollowUp(id);
    expect(await openPhone(followUp._id)).toBeNull();
    expect(await dump()).not.toMatch(/"(phone|phoneIndex)":/);
    expect(await show(id)).toMatchObject({ hasPhone: false, callAgainAt: null, abilities: { revealPhone: false, recordContact: false, sendRectification: true } });
    await send(id);
    await answer(id);
    await accept(id);
    await settle(clock);
    const progress = await followUps.ratingProgress(me(), receiptCode);
    expect(progress).toMatchObject({ status: 'awaitingSecondRating', canRateAgain: true });
    expect(progress.steps.map((step) => step.label)).toContain('请您在这里再评一次，您说了算');
  });

  test('can be given later, and is kept like one given at once', async () => {
    const { id, receiptCode } = await opened();
    expect(await correctPhone(me(), receiptCode, '13800006027')).toMatchObject({ phoneMasked: '138****6027' });
    await settle(clock);
    expect(await show(id)).toMatchObject({ hasPhone: true, abilities: { revealPhone: true, recordContact: true } });
    await call(id, 'mistaken');
    await settle(clock);
    at('2026-12-20', '10:00');
    expect(await deletePhonesAfterClosing(me())).toBe(1);
    expect(await showOwnData(receiptCode)).toMatchObject({ phoneMasked: null });
  });
});

describe('words and photos', () => {
  test('taken back nothing of them is left in the database; the level stays and the audit holds', async () => {
    const { token, id: photoId } = await storeImage(me(), await photo(), { purpose: 'rating' });
    const { id, receiptCode } = await opened({ ...withPhone, comment, photoTokens: [token] });
    await call(id, 'confirmed');
    await followUps.sendRectification(office.officer(), id, { ...(await office.version(id)), departmentId: office.world.department._id.toHexString(), words: comment, photoIds: [photoId], instruction: '请核实', workingDays: 3 });
    await settle(clock);
    expect(await showOwnData(receiptCode)).toMatchObject({ photoCount: 1, passedOn: true });
    expect(await dump()).toContain(comment);

    at('2026-11-20', '11:00');
    const after = await withdrawWords(me(), receiptCode);
    expect(after).toMatchObject({ level: 'dissatisfied', comment: null, photoCount: 0, passedOn: false, canWithdrawWords: false, wordsWithdrawnAt: '2026-11-20T03:00:00.000Z' });
    await settle(clock);
    const left = await dump();
    expect(left).not.toContain(comment);
    expect(await mongoose.connection.db!.collection('fileBytes.chunks').countDocuments()).toBe(0);
    expect(await codeOf(openFile(office.officer(), photoId))).toBe('notFound');
    expect(await show(id, office.world.actors.department)).toMatchObject({ rectification: { words: '群众已撤回', photoIds: [] } });
    expect(await showRating(office.officer(), id)).toMatchObject({ level: 'dissatisfied', comment: '群众已撤回', hasComment: false, photoCount: 0 });
    expect(await showRating(as(office.world.actors.hallManager), id)).toMatchObject({ comment: '群众已撤回', photoIds: [] });
    expect((await verifyAudit({ clock, file: path.join(tmpdir(), 'no-anchors-yet.jsonl') })).findings).toEqual([]);
  });

  test('an officer who still has them on the page cannot pass them on any more', async () => {
    const { id, receiptCode } = await opened({ comment });
    const seen = await office.version(id);
    await withdrawWords(me(), receiptCode);
    await settle(clock);
    const input = { ...seen, departmentId: office.world.department._id.toHexString(), words: comment, photoIds: [], instruction: '请核实', workingDays: 3 };
    expect(await codeOf(followUps.sendRectification(office.officer(), id, input))).toBe('conflict');
  });

  test('what went with a second rating goes too', async () => {
    const { id, receiptCode } = await opened();
    await send(id);
    await answer(id);
    await accept(id);
    await settle(clock);
    await followUps.rateAgain(me(), { idempotencyKey: '3f0e4a52-5d3c-4c76-9d7e-0c6f0b9f5b11', receiptCode, level: 'dissatisfied', comment: '还是没说清楚' });
    await settle(clock);
    expect(await showOwnData(receiptCode)).toMatchObject({ canWithdrawWords: true });
    at('2026-11-20', '12:00');
    await withdrawWords(me(), receiptCode);
    await settle(clock);
    expect(await dump()).not.toContain('还是没说清楚');
    expect(await followUps.ratingProgress(me(), receiptCode)).toMatchObject({ status: 'escalated', secondLevel: 'dissatisfied' });
  });
});
