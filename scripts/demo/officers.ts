import { Readable } from 'node:stream';
import sharp from 'sharp';
import type { BoundPerson } from '../../domain/follower';
import { createPerson, native, OrganisationModel, PersonModel, systemContext, type Clock, type Context, type OrganisationRecord, type PersonRecord } from '../../domain/kernel';
import { attach, changeDraft, startDraft, submitDraft } from '../../domain/officer-report';
import { bindablePeople } from '../sandbox/people';

const officers = 24;

/** What an officer saw; plainly made up. */
export interface OfficerStory {
  what: string;
  when: string;
  who: string;
  photos?: number;
  place?: string;
  green?: boolean;
}

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

/** One of them, the first of whom the sandbox shows, hands his report in by chat; answers its number. */
export async function reportAsOfficer(index: number, { what, when, who, photos = 0, place: label, green = false }: OfficerStory, clock: Clock): Promise<string> {
  const person = (await native(PersonModel).find({ kind: 'informationOfficer' }).sort({ code: 1 }).skip(index).limit(1).toArray())[0]!;
  const village = (await native(OrganisationModel).findOne({ _id: person.posts[0]!.organisationId }))!;
  const officer = officerOf(person, village);
  const ctx = systemContext('demo', clock);
  const { reportId } = await startDraft(ctx, officer);
  await changeDraft(ctx, officer.personId, reportId, (content) => ({
    ...content,
    what,
    when,
    who,
    green,
    organisation: { id: officer.organisationId.toHexString(), name: officer.organisationName },
    place: label ? { latitude: 36.6, longitude: 101.8, label } : null,
  }));
  for (let number = 1; number <= photos; number += 1) {
    await attach(ctx, officer.personId, reportId, { kind: 'photo', mediaId: `${reportId.toHexString()} ${number}`, fetch: async () => Readable.from([await demoPicture(number)]) });
  }
  return (await submitDraft(ctx, officer.personId)).number;
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

/** A grey card with a bar across it: nobody takes it for a photograph. */
const demoPicture = (number: number): Promise<Buffer> =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#b9bec0"/><rect y="${80 * number}" width="640" height="60" fill="#85868a"/></svg>`)).jpeg().toBuffer();
