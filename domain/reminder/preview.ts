import type { z } from 'zod';
import { leftOutReasonLabels, reminderOccasionLabels, type ReminderPreview, type previewReminderRequest, type testReminderRequest } from '../../contracts/reminder';
import { cardKinds } from '../../templates';
import { AccountModel, authorize, deliver, DeliveryModel, fail, native, ObjectId, PersonModel, shanghaiDay, toObjectId, type Context } from '../kernel';
import { smsPreview } from '../outside-templates';
import { faultsOf } from './check-text';
import { messageTemplate, Speaker } from './compose';
import { districtOf } from './district';
import { Agenda, cadreProjection, type Cadre } from './due';
import { later, type Occurrence } from './occurrences';
import { reachOf, reminderCard } from './reach';
import { readRules, ruledOccasions, type Rules } from './rules';
import { variablesIn } from './words';

type Asked = z.infer<typeof previewReminderRequest>;

/** A text as one person would read it the next time. @throws Fault notFound, forbidden */
export async function previewReminder(ctx: Context, asked: Asked): Promise<ReminderPreview> {
  const person = (await native(PersonModel).findOne({ _id: toObjectId(asked.personId) }, { projection: cadreProjection })) ?? fail('notFound');
  authorize(ctx.actor, 'reminder.list', person);
  const params = await composed(ctx, person, asked);
  const { name, occasion, date, words } = params;
  const fields = { name, occasion, date, words };
  const sms = await smsPreview(ctx, reminderCard, fields);
  const left = [...new Set([...variablesIn(params.body), ...variablesIn(params.words)])];
  return {
    body: params.body,
    card: Object.entries(cardKinds.reminder.fields).map(([field, { label }]) => ({ label, value: fields[field as keyof typeof fields] })),
    sms: sms?.text ?? '',
    smsParts: sms?.parts ?? 0,
    problems: [...new Set((await faultsOf(ctx, asked)).map(({ message }) => message)), ...left.map((name) => `${person.name}的记录里填不出“${name}”`)],
  };
}

/** The same, sent to oneself at once. @throws Fault forbidden, badRequest in words where it cannot be sent */
export async function testReminder(ctx: Context, asked: z.infer<typeof testReminderRequest>): Promise<{ deliveryId: string }> {
  authorize(ctx.actor, 'reminder.test');
  const { accountId } = ctx.actor.kind === 'staff' ? ctx.actor : fail('forbidden');
  const account = await native(AccountModel).findOne({ _id: new ObjectId(accountId) }, { projection: { personId: 1 } });
  const person = account?.personId && (await native(PersonModel).findOne({ _id: account.personId, active: true }, { projection: cadreProjection }));
  if (!person) return refuse('您的账号没有对上人员，请系统管理员在“账号与授权”里补上，再试发给自己。');
  const fields = await faultsOf(ctx, asked);
  if (fields.length > 0) fail('badRequest', { fields });
  const personId = person._id.toHexString();
  const { channels, reason } = (await reachOf(ctx, [person]))(personId);
  if (reason) return refuse(`发不到您这里：${leftOutReasonLabels[reason]}。`);
  const key = `reminderTest:${personId}:${ctx.clock.now().getTime()}`;
  await deliver(ctx, { key, to: { personId }, template: messageTemplate, params: await composed(ctx, person, asked), channels, occasion: 'reminderTest', path: person.path });
  const delivery = await native(DeliveryModel).findOne({ key }, { projection: { _id: 1 } });
  return { deliveryId: delivery!._id.toHexString() };
}

const refuse = (message: string): never => fail('badRequest', { message });

async function composed(ctx: Context, person: Cadre, { occasion, body, summary, day }: Omit<Asked, 'personId'>) {
  const district = await districtOf();
  const speaker = await Speaker.forPeople([person], district.name);
  return speaker.params(person, await nextFor(ctx, person, occasion, day), { id: 'preview', body, summary });
}

const yearAhead = 400;

/** When this person would be reminded of it next, whether or not the occasion is kept now; the day given, or today, where nothing lies ahead. */
async function nextFor(ctx: Context, person: Cadre, occasion: Asked['occasion'], given: Asked['day']): Promise<Occurrence> {
  const today = shanghaiDay(ctx.clock.now());
  const rules = await readRules();
  const kept = Object.fromEntries(ruledOccasions.map((one) => [one, { ...rules.of[one], enabled: one === occasion || rules.of[one].enabled }])) as Rules['of'];
  const agenda = new Agenda({ ...rules, of: kept }, { from: today, to: later(today, yearAhead) });
  const next = agenda
    .of(person)
    .filter((one) => one.occasion === occasion)
    .sort((a, b) => (a.day < b.day ? -1 : 1))[0];
  const day = given ?? today;
  return next ?? { occasion, title: reminderOccasionLabels[occasion], keyDay: day, eventDay: day, again: false, day, lastDay: day, sendAt: '09:00', guessed: false, off: null, turn: 0 };
}
