import { reminderOccasion } from '../contracts/reminder';
import { bindByCode, invite } from '../domain/follower';
import { createDemoAccount, createOrganisation, createPerson, dayNumber, dayOfNumber, saveDeliverySettings, saveSetting, shanghaiDay, shanghaiInstant, showDeliverySettings, type Context, type NewDelivery } from '../domain/kernel';
import { demoMappings } from './sandbox/account';
import { personOf, type Person } from './sandbox/people';

/** Every tenth of a crowd reads the inbox as well. */
const withAccount = 10;
const atOnce = 8;
const weeklyCap = 20;

/** Somebody of the platform whose phone is the sandbox's. */
export interface Member {
  personId: string;
  openid: string;
  /** As the SMS platform calls it. */
  phone: string;
}

/** Nobody's night, and what is written then does not expire by the engine's own clock. */
export const tomorrowAtTen = (): Date => shanghaiInstant(dayOfNumber(dayNumber(shanghaiDay(new Date())) + 1), '10:00');

const idOf = (index: number): string => `Crowd${String(index).padStart(6, '0')}`;

/** Phones for the sandbox, of people who only receive. */
export const crowdPhones = (count: number, now: number): Person[] =>
  Array.from({ length: count }, (_, index) => personOf({ id: idOf(index), name: `演示${index}`, about: '', phone: `199${String(index).padStart(8, '0')}`, listed: false }, now));

/** Makes the phones' owners known to the platform, and bound. They are no cadres: the planner leaves them alone. */
export async function bindCrowd(ctx: Context, phones: readonly Person[]): Promise<Member[]> {
  const district = await createOrganisation(ctx, { kind: 'district', name: '演示区', code: 'CROWD', parentId: null });
  const organisationId = district._id.toHexString();
  const members: Member[] = [];
  const bindOne = async (index: number, { openid, name, phone }: Person): Promise<void> => {
    const person = await createPerson(ctx, { code: idOf(index), name, kind: 'informationOfficer', joinedPartyOn: null, phone, posts: [{ organisationId, title: '廉情信息员', from: null, to: null }] });
    const personId = person._id.toHexString();
    const { items } = await invite(ctx, { personIds: [personId], by: 'print' });
    await bindByCode(ctx, 'openid', openid, items[0]?.code ?? '');
    if (index % withAccount === 0) await createDemoAccount(ctx, { username: idOf(index).toLowerCase(), name, password: 'Ceshi-Mima-2026-a', personId: person._id, grants: [] });
    members[index] = { personId, openid, phone: `+86${phone}` };
  };
  let next = 0;
  const binder = async (): Promise<void> => {
    for (let index = next++; index < phones.length; index = next++) await bindOne(index, phones[index] as Person);
  };
  await Promise.all(Array.from({ length: atOnce }, binder));
  return members;
}

/** The sandbox's forms, and bounds that are in nobody's way. */
export async function liftBounds(ctx: Context): Promise<void> {
  await saveSetting(ctx, 'outsideTemplates', null, demoMappings());
  const { version } = await showDeliverySettings(ctx);
  await saveDeliverySettings(ctx, { stopped: [], weeklyCap, dailyQuota: {}, urgentReserve: 0, version });
}

/** So many messages of different occasions to each, in the form of reminders: `keys` begin with `prefix`, and the card's 提醒事由 names the occasion. */
export function crowdDeliveries(members: readonly Member[], each: number, prefix: string, notBefore: Date): NewDelivery[] {
  const occasions = reminderOccasion.options.slice(0, each);
  if (occasions.length < each) throw new Error(`there are only ${occasions.length} occasions`);
  return occasions.flatMap((occasion) =>
    members.map(({ personId }): NewDelivery => ({
      key: `${prefix}:${occasion}:${personId}`,
      to: { personId },
      template: 'reminder.message',
      params: { title: '廉政提醒', body: '清清白白做人，干干净净做事。', name: '演示同志', occasion, date: '2026年12月1日', words: '清清白白做人，干干净净做事。' },
      channels: ['wechatTemplate', 'sms', 'inbox'],
      occasion: `crowd:${occasion}`,
      notBefore,
    })),
  );
}
