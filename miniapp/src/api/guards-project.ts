import type { Light, OrganisationRef, Page } from '../../../contracts/common';
import type { ContentOf, ProjectCheck, ProjectFile, ProjectLight, ProjectMoney, ProjectPlace, ProjectPlaces, ProjectStage, PublicEntry, PublicProject, PublicProjectSummary, StageContent } from '../../../contracts/project';
import { acceptanceResults, partyKinds, projectCheckCodes, projectKinds, projectStages, tenderWays } from '../../../contracts/project-options';
import { count, day, flag, listOf, oneOf, orNull, text, thing, type Guard } from './guards';

const number: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
const stage = oneOf(projectStages);
const organisation = thing<OrganisationRef>({ id: text, name: text });
const money = thing<ProjectMoney>({ budget: count, contract: orNull(count), price: orNull(count), paid: count });
const light = thing<ProjectLight>({ light: oneOf<Light>(['green', 'yellow', 'red', 'done', 'paused']), due: day, lateWorkingDays: count });
const kind = oneOf(projectKinds);
const head = { id: text, name: text, kind, organisation, town: organisation, stage, money, light: orNull(light) };

type Data<S extends ProjectStage> = ContentOf<S>['data'];
const data: { [S in ProjectStage]: Guard<Data<S>> } = {
  plan: thing<Data<'plan'>>({
    name: text,
    kind,
    budget: count,
    source: text,
    programme: orNull(text),
    plannedDays: count,
    responsiblePost: text,
    supervisedBy: text,
    supervisorPhone: text,
    place: text,
    point: orNull(thing<NonNullable<Data<'plan'>['point']>>({ longitude: number, latitude: number })),
  }),
  tender: thing<Data<'tender'>>({ way: oneOf(tenderWays), bidders: count, controlPrice: count, announcedFrom: day, announcedTo: day }),
  contract: thing<Data<'contract'>>({
    number: text,
    party: thing<Data<'contract'>['party']>({ kind: oneOf(partyKinds), name: text }),
    sum: count,
    termDays: count,
    progressPercent: count,
  }),
  construction: thing<Data<'construction'>>({ what: text }),
  change: thing<Data<'change'>>({ what: text, before: count, after: count, extraDays: count, approvedBy: text }),
  acceptance: thing<Data<'acceptance'>>({ by: listOf(text), result: oneOf(acceptanceResults) }),
  payment: thing<Data<'payment'>>({ sum: count, voucher: text }),
};

const content: Guard<StageContent> = (value): value is StageContent => {
  const { stage: its, day: on, data: said } = (value ?? {}) as Record<string, unknown>;
  return stage(its) && day(on) && data[its](said);
};
const entry = thing<PublicEntry>({
  id: text,
  content,
  files: listOf(thing<ProjectFile>({ id: text, kind: oneOf<ProjectFile['kind']>(['photo', 'document']), name: text })),
  note: text,
  publishedOn: day,
  correction: orNull(thing<NonNullable<PublicEntry['correction']>>({ reason: text, earlierId: text })),
  replacedById: orNull(text),
});

export const isProjectPage = thing<Page<PublicProjectSummary>>({ items: listOf(thing<PublicProjectSummary>({ ...head, place: text, changedOn: day })), nextCursor: orNull(text), total: count }, ['total']);

export const isProjectPlaces = thing<ProjectPlaces>({
  village: organisation,
  outline: orNull(text),
  items: listOf(thing<ProjectPlace>({ id: text, name: text, place: text, stage, metres: orNull(count), mark: orNull(count) })),
});

export const isProject = thing<PublicProject>({
  ...head,
  entries: listOf(entry),
  checks: listOf(thing<ProjectCheck>({ code: oneOf(projectCheckCodes), words: text })),
  approvedBy: text,
  map: flag,
});
