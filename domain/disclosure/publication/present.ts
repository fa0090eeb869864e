import type { TimelineStep } from '../../../contracts/common';
import type { PublicationSummary } from '../../../contracts/disclosure';
import type { PublicationDetail } from '../../../contracts/publication';
import { fill, publicationSteps } from '../../../templates';
import { abilitiesOf, shanghaiDay, workingDaysBetween, type Context } from '../../kernel';
import { itemFor } from '../catalogue';
import { dueOf } from '../due-day';
import type { Publication, PublicationStep } from '../model';
import { presentWithdrawn } from '../public';
import { decides, isWaiting, tookPart } from './command';
import { publicContentOf } from './content';
import { namedChanges } from './named-changes';
import { comparedWith } from './earlier';
import { attachmentsOf, hitsOf } from './personal';
import { problemsOf } from './way';

const ref = ({ id, name }: Publication['village']): { id: string; name: string } => ({ id: id.toHexString(), name });

export function presentSummary(ctx: Context, publication: Publication): PublicationSummary {
  const { code, name, class: itemClass, form } = publication.item;
  return {
    id: publication._id.toHexString(),
    village: ref(publication.village),
    town: ref(publication.town),
    item: { code, name, class: itemClass, form },
    period: publication.period,
    nothing: publication.nothing,
    edition: publication.edition,
    state: publication.state,
    draftedBy: publication.drafted.by.name,
    updatedAt: publication.updatedAt.toISOString(),
    publishedOn: publication.published?.on ?? null,
    abilities: abilitiesIn(ctx, publication),
  };
}

/** What the viewer may do now. */
function abilitiesIn(ctx: Context, publication: Publication): Record<string, boolean> {
  const may = abilitiesOf(ctx.actor, 'publication', publication);
  const { state } = publication;
  const decide = isWaiting(state) && may[decides[state]] === true && !tookPart(ctx.actor, publication);
  return { write: state === 'draft' && may.write === true, recall: state === 'checking' && may.write === true, check: decide && state === 'checking', approve: decide && state === 'approving', return: decide, correct: state === 'published' && may.write === true };
}

/** All of one publication, for whoever may read it. */
export async function presentDetail(ctx: Context, publication: Publication): Promise<PublicationDetail> {
  const files = await attachmentsOf(publication);
  const [hits, item, compared, due] = await Promise.all([hitsOf(publication, files), itemFor(publication.item.code), comparedWith(publication), publication.published ? publication.published.due : dueOf(publication)]);
  const { content, nothing, state, correction, corrects } = publication;
  const told = nothing ? null : content;
  return {
    ...presentSummary(ctx, publication),
    version: publication.trail.seq,
    columns: content?.form === 'table' ? content.columns : item.columns,
    help: item.help,
    attached: item.attached,
    audience: publication.item.audience,
    content: state === 'draft' ? content : told,
    attachments: files.map(({ id, ...file }) => ({ id: id.toHexString(), ...file })),
    looked: publication.looked,
    problems: state === 'draft' ? problemsOf(publication, hits, item) : [],
    personal: hits,
    preview: publication.publicContent === undefined ? publicContentOf(told, hits) : publication.publicContent,
    due,
    lateWorkingDays: publication.published?.lateWorkingDays ?? null,
    timeline: timelineOf(publication, due, shanghaiDay(ctx.clock.now())),
    returned: returnedOf(publication),
    correction: corrects && correction ? { reason: correction.reason, earlierId: corrects.toHexString(), earlierPublishedOn: correction.earlierPublishedOn } : null,
    replacedById: publication.replacedBy?.toHexString() ?? null,
    withdraws: corrects ? { files: (publication.withdraws?.files ?? []).map(String), words: publication.withdraws?.words ?? [] } : null,
    withdrawable: corrects && compared ? (await attachmentsOf(compared.publication)).map(({ id, ...file }) => ({ id: id.toHexString(), ...file })) : [],
    withdrawn: publication.withdrawn ? presentWithdrawn(publication.withdrawn) : null,
    earlier: compared && { id: compared.publication._id.toHexString(), label: compared.label },
    changes: compared && (await namedChanges(compared.publication.nothing ? null : compared.publication.content, told, compared)),
  };
}

export function returnedOf({ state, steps }: Pick<Publication, 'state' | 'steps'>): PublicationDetail['returned'] {
  const last = steps.at(-1);
  return state === 'draft' && last?.act === 'return' ? { by: last.by.name, at: last.at.toISOString(), reason: last.opinion } : null;
}

const stepWords: Record<PublicationStep['act'], string> = { submit: publicationSteps.submitted, recall: publicationSteps.recalled, check: publicationSteps.checked, return: publicationSteps.returned, approve: publicationSteps.approved };

function timelineOf({ state, drafted, steps, corrects }: Publication, due: string | null, today: string): TimelineStep[] {
  const done: TimelineStep[] = [
    { key: 'drafted', label: fill(corrects ? publicationSteps.corrected : publicationSteps.drafted, { name: drafted.by.name }), state: 'done', at: drafted.at.toISOString() },
    ...steps.map((step, index): TimelineStep => ({ key: `${index}`, label: fill(stepWords[step.act], { name: step.by.name }), state: 'done', at: step.at.toISOString(), ...(step.opinion ? { note: step.opinion } : {}) })),
  ];
  const ahead = ([['draft', publicationSteps.toSubmit], ['checking', publicationSteps.toCheck], ['approving', publicationSteps.toApprove]] as const).map(([at, label]) => ({ at, label }));
  const now = ahead.findIndex(({ at }) => at === state);
  const coming = now < 0 ? [] : ahead.slice(now).map(({ at, label }, index, all): TimelineStep => ({ key: at, label, state: index === 0 ? 'now' : 'todo', ...(due && index === all.length - 1 ? { due, ...(due < today ? { lateWorkingDays: Math.max(1, workingDaysBetween(due, today)) } : {}) } : {}) }));
  return [...done, ...coming, ...(state === 'replaced' ? [{ key: 'replaced', label: publicationSteps.replaced, state: 'done' } satisfies TimelineStep] : [])];
}
