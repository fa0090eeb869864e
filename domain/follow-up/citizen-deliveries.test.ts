import { codeOf, useOffice } from '../../test/story/office';
import { buildRating, citizen, rate, withPhone } from '../../test/story/world';
import { channelsReaching, deliver, listDeliveries, native, saveSetting, settle, systemContext, DeliveryModel } from '../kernel';
import { answerTemplate, answerTemplateKey, installAnswerNotifier, subscribeToAnswer } from '../rating';

const office = useOffice();
const { clock, at, opened, call, send, answer, accept } = office;
const me = () => citizen(clock);
/** 送达台账 of what went to citizens, oldest first. */
const told = async () => (await listDeliveries(systemContext('test', clock), { limit: 100 })).items.filter((one) => one.toRatingId !== null).reverse();
const titles = async () => (await told()).map((one) => `${one.title} ${one.state}`);

test('a dissatisfied rating with a number is acknowledged, and each answer is told, once', async () => {
  const { id } = await opened({ ...withPhone, comment: '让我下周再来一趟' });
  expect(await titles()).toEqual(['评议回执 PY-2026-0001 delivered']);
  await call(id, 'confirmed');
  await send(id);
  await answer(id);
  await accept(id);
  await settle(clock);
  await call(id, 'confirmed', { secondLevel: 'satisfied' });
  await settle(clock);
  expect(await titles()).toEqual(['评议回执 PY-2026-0001 delivered', '评议有了答复 PY-2026-0001 delivered']);
  expect((await told()).map((one) => [one.toAccountId, one.toRatingId, one.attempts.map((attempt) => attempt.channel)])).toEqual([[null, id, ['receipt']], [null, id, ['receipt']]]);
  const stored = JSON.stringify(await native(DeliveryModel).find({ 'to.ratingId': id }).toArray());
  expect(stored).not.toMatch(/13800006027|下周再来|社会保险|柳溪/);
});

test('without a number nothing is acknowledged, but every answer is told; a good rating hears of nothing', async () => {
  await rate(clock, buildRating(office.world, { level: 'satisfied' }));
  const { id } = await opened();
  expect(await titles()).toEqual([]);
  await send(id);
  await answer(id);
  await accept(id);
  await settle(clock);
  expect(await titles()).toEqual(['评议有了答复 PY-2026-0001 delivered']);
});

test('a channel that does not reach citizens is refused, and the other way round', async () => {
  const ctx = systemContext('test', clock);
  expect(channelsReaching('rating')).toEqual(['receipt']);
  const delivery = { key: 'k', template: 'rating.answered', params: { number: 'PY-2026-0001' } };
  await expect(deliver(ctx, { ...delivery, to: { ratingId: 'a'.repeat(24) }, channels: ['inbox'] })).rejects.toThrow('inbox does not reach');
  await expect(deliver(ctx, { ...delivery, to: { accountId: 'a'.repeat(24) }, channels: ['receipt'] })).rejects.toThrow('receipt does not reach');
});

describe('whoever agreed to be told in WeChat', () => {
  const subscribed: [string, string][] = [];
  beforeEach(async () => {
    subscribed.splice(0);
    installAnswerNotifier({ subscribe: async (ratingId, loginCode) => void subscribed.push([ratingId.toHexString(), loginCode]) });
    await saveSetting<string | null>(systemContext('test', clock), answerTemplateKey, null, 'template-of-answers');
  });
  afterEach(() => installAnswerNotifier(null));

  test('is known to the notifier only, and acknowledged like one with a number', async () => {
    const { id, receiptCode } = await opened();
    await subscribeToAnswer(me(), { receiptCode, loginCode: 'login-code' });
    await subscribeToAnswer(me(), { receiptCode, loginCode: 'login-code-2' });
    await settle(clock);
    expect(subscribed).toEqual([[id, 'login-code'], [id, 'login-code-2']]);
    expect(await titles()).toEqual(['评议回执 PY-2026-0001 delivered']);
  });

  test('before the follow-up is opened, is acknowledged when it is', async () => {
    const { receiptCode } = await rate(clock, buildRating(office.world));
    await subscribeToAnswer(me(), { receiptCode, loginCode: 'login-code' });
    await settle(clock);
    expect(await titles()).toEqual(['评议回执 PY-2026-0001 delivered']);
  });

  test('nothing is offered or taken without an official account, without a template, for another’s or a finished matter', async () => {
    expect(await answerTemplate(me())).toBe('template-of-answers');
    const { id, receiptCode } = await opened(withPhone);
    expect(await codeOf(subscribeToAnswer(me(), { receiptCode: '000000000000', loginCode: 'c' }))).toBe('receiptNotFound');
    await saveSetting<string | null>(systemContext('test', clock), answerTemplateKey, null, null);
    expect(await codeOf(subscribeToAnswer(me(), { receiptCode, loginCode: 'c' }))).toBe('wrongState');
    await saveSetting<string | null>(systemContext('test', clock), answerTemplateKey, null, 'template-of-answers');
    installAnswerNotifier(null);
    expect(await answerTemplate(me())).toBeNull();
    expect(await codeOf(subscribeToAnswer(me(), { receiptCode, loginCode: 'c' }))).toBe('wrongState');
    installAnswerNotifier({ subscribe: () => Promise.reject(new Error('asked for a finished matter')) });
    at('2026-11-20', '10:00');
    await call(id, 'mistaken');
    await settle(clock);
    expect(await codeOf(subscribeToAnswer(me(), { receiptCode, loginCode: 'c' }))).toBe('wrongState');
  });
});
