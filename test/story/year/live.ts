import { invite } from '../../../domain/follower';
import { changePerson, createPerson, deactivatePerson, decideApproval, listApprovals, loadCalendar, native, ObjectId, PersonModel, saveCalendarYear, settle, type Context, type OrganisationRecord } from '../../../domain/kernel';
import { saveOutsideTemplates, showOutsideTemplates } from '../../../domain/outside-templates';
import { createCampaign, listRules, saveRule, showPlan, submitCampaign, type RuledOccasion } from '../../../domain/reminder';
import { demoMappings } from '../../../scripts/sandbox/account';
import type { Accepted } from '../../../scripts/sandbox/contract';
import { buildAccount, buildDepartment, buildDistrict, idOf } from '../../support/factories';
import { beginning, type Cadre } from './cast';
import { at, lateList, outages, plusDays, story } from './days';
import { campaign, changes } from './expected';
import { Platform, type Deed } from './platform';

export interface Lived {
  /** What the platform outside took. */
  log: Accepted[];
  /** What the plan says was skipped, asked a day after each outage and at the end. */
  skipped: Set<string>;
}

/** December 2025 and the whole of 2026 for all of the cast, day by day. */
export async function liveTheYear(cast: readonly Cadre[]): Promise<Lived> {
  await loadCalendar();
  const platform = await Platform.open(beginning, cast);
  try {
    const skipped = await tellTheStory(platform, cast);
    return { log: platform.sandbox.accepted(), skipped };
  } finally {
    await platform.close();
  }
}

async function tellTheStory(platform: Platform, cast: readonly Cadre[]): Promise<Set<string>> {
  const { ctx } = platform;
  const district = await buildDistrict({ name: '青禾区' });
  const departments = [await buildDepartment({ parentId: idOf(district) }), await buildDepartment({ parentId: idOf(district) })] as const;
  for (const kind of ['reminder', 'invitation']) await saveOutsideTemplates(ctx, { kind, templates: demoMappings()[kind] as object, version: (await showOutsideTemplates(ctx)).version });
  const ids = new Map<Cadre, string>();
  for (const cadre of cast) ids.set(cadre, await enter(ctx, cadre, departments));
  await bindAll(platform, cast.filter(({ boundAtFirst }) => boundAtFirst), ids);

  const skipped = new Set<string>();
  const lookAtPlan = async (): Promise<void> => {
    for (const { day, occasion } of (await showPlan(ctx, { days: 60 })).skipped) skipped.add(`${day} ${occasion}`);
  };
  const deeds: Deed[] = [
    ...cast.flatMap((cadre) => deedsOf(platform, cadre, ids.get(cadre)!, departments)),
    { at: changes.dragonBoat.at, act: () => changeRule(ctx, 'dragonBoat', changes.dragonBoat) },
    { at: changes.doubleNinth.at, act: () => changeRule(ctx, 'doubleNinth', changes.doubleNinth) },
    { at: campaign.draftedAt, act: () => runCampaign(ctx, district) },
    { at: lateList.enteredAt, act: () => saveCalendarYear(ctx, lateList.year, { off: lateList.off, work: lateList.work, source: lateList.source }) },
    ...outages.map(({ last }) => ({ at: at(plusDays(last, 2), '12:00'), act: lookAtPlan })),
    { at: at(story.last, '12:00'), act: lookAtPlan },
  ];
  await platform.live(at(story.last, '23:59'), deeds);
  return skipped;
}

type Departments = readonly [OrganisationRecord, OrganisationRecord];

async function enter(ctx: Context, { name, index, phone, joined, post, retires }: Cadre, [first, second]: Departments): Promise<string> {
  const known = post && !post.entered ? [{ organisationId: idOf(second), title: '副局长', from: post.from, to: null, appointment: post.appointment }] : [];
  const held = { organisationId: idOf(first), title: '科长', from: null, to: known[0] ? plusDays(known[0].from, -1) : null };
  const person = await createPerson(ctx, { code: `K${index}`, name, kind: 'cadre', joinedPartyOn: joined, retiresOn: retires, ...(phone ? { phone } : {}), posts: [held, ...known] });
  return idOf(person);
}

/** Codes are handed out on paper; each is written to the account by chat, and most people agree when asked. */
async function bindAll(platform: Platform, cast: readonly Cadre[], ids: ReadonlyMap<Cadre, string>): Promise<void> {
  const together = 8;
  for (let start = 0; start < cast.length; start += together) {
    // The bot works beside: whoever is bound gets his tag, a few people at a time.
    if (start % 400 === 0) await settle(platform.clock);
    await Promise.all(cast.slice(start, start + together).map((cadre) => bind(platform, cadre, ids.get(cadre)!)));
  }
}

async function bind(platform: Platform, { openid, agrees }: Cadre, personId: string): Promise<void> {
  const { items } = await invite(platform.ctx, { personIds: [personId], by: 'print' });
  await platform.onPhone(openid, { type: 'text', text: items[0]!.code! });
  if (agrees && agrees <= platform.clock.now()) await platform.onPhone(openid, { type: 'text', text: '1' });
}

function deedsOf(platform: Platform, cadre: Cadre, id: string, [, second]: Departments): Deed[] {
  const { ctx } = platform;
  const { agrees, boundAtFirst, revokes, unfollows, leaves, post, openid } = cadre;
  const gone = (instant: Date): boolean => leaves !== null && leaves <= instant;
  return [
    ...(agrees && !boundAtFirst ? [{ at: agrees, act: () => bind(platform, cadre, id) }] : []),
    ...(revokes ? [{ at: revokes, act: () => platform.onPhone(openid, { type: 'text', text: '退订' }) }] : []),
    ...(unfollows ? [{ at: unfollows, act: () => platform.onPhone(openid, { type: 'unfollow' }) }] : []),
    ...(post?.entered ? [{ at: post.entered, act: () => appoint(ctx, id, second, post) }] : []),
    ...(leaves ? [{ at: leaves, act: () => retire(ctx, id) }] : []),
  ].filter((deed) => deed.at === leaves || !gone(deed.at));
}

async function appoint(ctx: Context, id: string, to: OrganisationRecord, { appointment, from }: NonNullable<Cadre['post']>): Promise<void> {
  const { name, kind, joinedPartyOn, posts, trail } = (await native(PersonModel).findOne({ _id: new ObjectId(id) }))!;
  const before = posts.map((post) => ({ ...post, organisationId: String(post.organisationId), to: plusDays(from, -1) }));
  await changePerson(ctx, id, { version: trail.seq, name, kind, joinedPartyOn, posts: [...before, { organisationId: idOf(to), title: '副局长', from, to: null, appointment }] });
}

async function retire(ctx: Context, id: string): Promise<void> {
  const { trail } = (await native(PersonModel).findOne({ _id: new ObjectId(id) }))!;
  await deactivatePerson(ctx, id, { version: trail.seq, reason: '退休' });
}

async function changeRule(ctx: Context, occasion: RuledOccasion, change: { daysBefore: number; sendAt: string }): Promise<void> {
  const { enabled, again, lateDays, version } = (await listRules(ctx)).items.find((one) => one.occasion === occasion)!;
  await saveRule(ctx, occasion, { enabled, again, lateDays, version, daysBefore: change.daysBefore, sendAt: change.sendAt });
}

async function runCampaign(ctx: Context, district: OrganisationRecord): Promise<void> {
  const staff = async (role: 'reminderManager' | 'commissionLeader'): Promise<Context> => {
    const account = await buildAccount({ name: role, grants: [{ role, organisationId: idOf(district) }] });
    return { actor: { kind: 'staff', accountId: idOf(account), name: role, grants: [{ role, organisationId: idOf(district) }] }, clock: ctx.clock };
  };
  const manager = await staff('reminderManager');
  const made = await createCampaign(manager, { title: '警示教育通知', body: '{称谓}，请参加本周的警示教育。{落款}', summary: '请参加警示教育', audience: { organisationIds: [], postTitle: '', joinedParty: 'yes' }, day: campaign.day, sendAt: campaign.time });
  await submitCampaign(manager, made.id, made.version);
  const leader = await staff('commissionLeader');
  const [approval] = (await listApprovals(leader, { state: 'toDecide', limit: 20 })).items;
  await decideApproval(leader, approval!.id, { decision: 'approved', opinion: '同意' });
}
