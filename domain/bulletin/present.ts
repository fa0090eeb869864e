import type { BulletinDetail, BulletinSummary, PublicBulletin, PublicBulletinState, PublicBulletinSummary } from '../../contracts/bulletin';
import type { TimelineStep } from '../../contracts/common';
import { bulletinSteps, commissionName, fill } from '../../templates';
import { abilitiesOf, type Context } from '../kernel';
import type { Bulletin } from './model';

const idOf = (id: { toHexString(): string } | null): string | null => id?.toHexString() ?? null;

export function presentSummary(bulletin: Bulletin): BulletinSummary {
  return {
    id: bulletin._id.toHexString(),
    quarter: bulletin.quarter,
    edition: bulletin.edition,
    title: bulletin.texts.title,
    state: bulletin.state,
    draftedBy: bulletin.drafted.by.name,
    draftedAt: bulletin.drafted.at.toISOString(),
    publishedOn: bulletin.published?.on ?? null,
    corrects: idOf(bulletin.corrects),
  };
}

export function presentDetail(ctx: Context, bulletin: Bulletin): BulletinDetail {
  return {
    ...presentSummary(bulletin),
    publishedBy: commissionName(bulletin.district.name),
    texts: bulletin.texts,
    figures: bulletin.figures,
    build: bulletin.build,
    suppressed: bulletin.suppressed,
    timeline: timelineOf(bulletin),
    returned: bulletin.returned,
    withdrawal: bulletin.withdrawal && { at: bulletin.withdrawal.at.toISOString(), by: bulletin.withdrawal.by, reason: bulletin.withdrawal.reason },
    earlierPublishedOn: bulletin.earlierPublishedOn,
    replacedById: idOf(bulletin.replacedBy),
    version: bulletin.trail.seq,
    abilities: abilitiesIn(ctx, bulletin),
  };
}

/** What the viewer may do now. */
function abilitiesIn(ctx: Context, bulletin: Bulletin): Record<string, boolean> {
  const { write, submit, withdraw } = abilitiesOf(ctx.actor, 'bulletin', bulletin);
  const [draft, published] = [bulletin.state === 'draft', bulletin.state === 'published'];
  return { write: draft && write === true, submit: draft && submit === true, withdraw: published && withdraw === true, correct: published && write === true };
}

function timelineOf({ state, drafted, submitted, published, withdrawal, corrects }: Bulletin): TimelineStep[] {
  const waiting = state === 'pending';
  const sent = submitted && state !== 'draft';
  return [
    { key: 'drafted', label: fill(corrects ? bulletinSteps.corrected : bulletinSteps.drafted, { name: drafted.by.name }), state: 'done', at: drafted.at.toISOString() },
    sent
      ? { key: 'submitted', label: fill(bulletinSteps.submitted, { name: submitted.by.name }), state: 'done', at: submitted.at.toISOString() }
      : { key: 'submitted', label: bulletinSteps.toSubmit, state: 'now' },
    published
      ? { key: 'published', label: fill(bulletinSteps.published, { name: published.approvedBy }), state: 'done', at: published.at.toISOString() }
      : { key: 'published', label: bulletinSteps.toPublish, state: waiting ? 'now' : 'todo' },
    ...(withdrawal ? [{ key: 'withdrawn', label: fill(bulletinSteps.withdrawn, { name: withdrawal.by }), state: 'done', at: withdrawal.at.toISOString(), note: withdrawal.reason } satisfies TimelineStep] : []),
    ...(state === 'replaced' ? [{ key: 'replaced', label: bulletinSteps.replaced, state: 'done' } satisfies TimelineStep] : []),
  ];
}

export function presentPublicSummary(bulletin: Bulletin): PublicBulletinSummary {
  return {
    id: bulletin._id.toHexString(),
    quarter: bulletin.quarter,
    title: bulletin.texts.title,
    state: bulletin.state as PublicBulletinState,
    publishedOn: bulletin.published!.on,
    corrected: bulletin.corrects !== null,
    withdrawnOn: bulletin.withdrawal?.on ?? null,
    withdrawalReason: bulletin.withdrawal?.reason ?? null,
  };
}

/** Content only while it is published: what was withdrawn or replaced is no longer given out. */
export function presentPublic(bulletin: Bulletin): PublicBulletin {
  const { introduction, rectification, examples, next, changes } = bulletin.texts;
  const shown = bulletin.state === 'published';
  return {
    ...presentPublicSummary(bulletin),
    publishedBy: commissionName(bulletin.district.name),
    content: shown ? { introduction, rectification, examples, next, figures: bulletin.figures } : null,
    correction: shown && bulletin.earlierPublishedOn ? { changes, earlierPublishedOn: bulletin.earlierPublishedOn } : null,
    replacedById: idOf(bulletin.replacedBy),
  };
}
