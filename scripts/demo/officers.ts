import { Readable } from 'node:stream';
import sharp from 'sharp';
import type { BoundPerson } from '../../domain/follower';
import { addWorkingDays, createPerson, fixedClock, native, OrganisationModel, PersonModel, settle, shanghaiDay, shanghaiInstant, systemContext, type Context, type OrganisationRecord, type PersonRecord, type StaffActor } from '../../domain/kernel';
import { attach, changeDraft, openOfficerReport, startDraft, submitDraft } from '../../domain/officer-report';
import { bindablePeople } from '../sandbox/people';

const officers = 24;

/** What each reported, how many working days ago, and why somebody has looked at it. All of it plainly made up. */
const reports: readonly { daysAgo: number; what: string; when: string; who: string; via: 'chat' | 'form'; photos?: number; place?: string; opened?: string }[] = [
  { daysAgo: 18, what: '演示内容：村口的路修了两回，公示栏里只写了一回。', when: '上个月', who: '演示村干部', via: 'chat', photos: 2, place: '演示地点：村口', opened: '核对三务公开' },
  { daysAgo: 14, what: '演示内容：补贴名单里有一户已经搬走。', when: '9月底', who: '', via: 'form', opened: '转请核对名单' },
  { daysAgo: 9, what: '演示内容：集体的门面房租给了谁，没有开会说过。', when: '今年春天', who: '演示村会计', via: 'chat', opened: '按分工查看' },
  { daysAgo: 6, what: '演示内容：办酒席收了份子钱，来的人不少。', when: '上周末', who: '演示某', via: 'chat', photos: 1 },
  { daysAgo: 3, what: '演示内容：公示栏三个月没有换过。', when: '', who: '', via: 'form' },
  { daysAgo: 1, what: '演示内容：低保评议那天没有通知我们参加。', when: '上周三', who: '演示村干部', via: 'chat', place: '演示地点：村委会' },
];

/** The two whose phones the sandbox shows are of these villages; the others are spread over the district. */
const firstVillages = ['LX-01', 'XT-07'];

/** An information officer in every second or third village. */
export async function addOfficers(ctx: Context): Promise<void> {
  const all = await native(OrganisationModel).find({ kind: { $in: ['village', 'community'] } }).sort({ code: 1 }).toArray();
  const others = all.filter(({ code }) => !firstVillages.includes(code));
  const spread = Array.from({ length: officers - firstVillages.length }, (_, index) => others[Math.floor((index * others.length) / (officers - firstVillages.length))]!);
  const villages = [...firstVillages.map((code) => all.find((village) => village.code === code)!), ...spread];
  const phones = new Map(bindablePeople.map(({ demoCode, phone }) => [demoCode, phone]));
  for (const [index, village] of villages.entries()) {
    const code = `X${String(index + 1).padStart(3, '0')}`;
    await createPerson(ctx, {
      code,
      name: `演示信息员${index + 1}`,
      kind: 'informationOfficer',
      posts: [{ organisationId: village._id.toHexString(), title: '廉情信息员', from: null, to: null }],
      joinedPartyOn: null,
      phone: phones.get(code) ?? `1990000${1001 + index}`,
    });
  }
}

/** What a few of them reported in the last weeks. */
export async function reportAsOfficers(handler: StaffActor, now: Date): Promise<void> {
  const people = await native(PersonModel).find({ kind: 'informationOfficer' }).sort({ code: 1 }).toArray();
  for (const [index, report] of reports.entries()) {
    const person = people[index * 4 + 2]!;
    const village = (await native(OrganisationModel).findOne({ _id: person.posts[0]!.organisationId }))!;
    await submit(handler, officerOf(person, village), report, now);
  }
}

const officerOf = ({ _id, name, kind, path }: PersonRecord, village: OrganisationRecord): BoundPerson => ({
  personId: _id,
  name,
  kind,
  organisationId: village._id,
  organisationName: village.name,
  postTitle: '廉情信息员',
  path,
  joinedPartyOn: null,
});

async function submit(handler: StaffActor, officer: BoundPerson, { daysAgo, what, when, who, via, photos = 0, place: label, opened }: (typeof reports)[number], now: Date): Promise<void> {
  const clock = fixedClock(shanghaiInstant(addWorkingDays(shanghaiDay(now), -daysAgo), '20:10').toISOString());
  const ctx = systemContext('demo', clock);
  const { reportId } = await startDraft(ctx, officer, via);
  await changeDraft(ctx, officer.personId, reportId, (content) => ({
    ...content,
    what,
    when,
    who,
    organisation: { id: officer.organisationId.toHexString(), name: officer.organisationName },
    place: label ? { latitude: 36.6, longitude: 101.8, label } : null,
  }));
  for (let number = 1; number <= photos; number += 1) {
    await attach(ctx, officer.personId, reportId, { kind: 'photo', mediaId: `${reportId.toHexString()} ${number}`, fetch: async () => Readable.from([await demoPicture(number)]) });
  }
  await submitDraft(ctx, officer.personId, via);
  await settle(clock);
  if (!opened) return;
  clock.advance(14 * 60 * 60_000);
  await openOfficerReport({ actor: handler, clock }, reportId.toHexString(), opened);
}

/** A grey card with a bar across it: nobody takes it for a photograph. */
const demoPicture = (number: number): Promise<Buffer> =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#b9bec0"/><rect y="${80 * number}" width="640" height="60" fill="#85868a"/></svg>`)).jpeg().toBuffer();
