import type { PublicProgrammeDetail } from '../../../contracts/fund';
import type { FlowLink, FlowNode, FlowRow, FundDifference, FundFlow, FundStranded } from '../../../contracts/fund-flow';
import { count, day, flag, listOf, oneOf, orNull, text, thing, type Guard } from './guards';

const number: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
const layer = oneOf<FlowNode['layer']>(['source', 'district', 'department', 'town', 'village', 'programme', 'people']);

const row = { programme: orNull(text), name: text, planned: count, received: count, passedOn: count, approved: count, paid: count, returned: count, payees: orNull(count), stage: orNull(oneOf<NonNullable<FlowRow['stage']>>(['planned', 'released', 'approved', 'paid'])), short: count, over: count };
const flowRow = thing<FlowRow>(row);
const node = thing<FlowNode>({ key: text, layer, name: text, id: orNull(text), in: count, out: count, short: count, over: count, payees: orNull(count) });
const where = thing<FundDifference['place']>({ key: text, name: text, id: orNull(text), layer });
const differenceKind = oneOf<FundDifference['kind']>(['overPlan', 'notPassedOn', 'passedOnTooMuch', 'notApproved', 'approvedTooMuch', 'notPaid', 'paidTooMuch']);
const named = thing<{ id: string; name: string }>({ id: text, name: text });

export const isFundFlow = thing<FundFlow>({
  place: thing<FundFlow['place']>({ kind: oneOf<FundFlow['place']['kind']>(['district', 'town', 'village']), id: text, name: text, within: orNull(named) }),
  year: count,
  years: listOf(count),
  programme: orNull(thing<NonNullable<FundFlow['programme']>>({ code: text, name: text })),
  asOf: orNull(day),
  total: flowRow,
  rows: listOf(flowRow),
  below: listOf(thing<FundFlow['below'][number]>({ ...row, id: orNull(text) })),
  graph: thing<FundFlow['graph']>({ nodes: listOf(node), links: listOf(thing<FlowLink>({ from: text, to: text, amount: count })) }),
  differences: listOf(thing<FundDifference>({ kind: differenceKind, programme: orNull(text), programmeName: text, place: where, expected: count, actual: count, amount: count, words: text })),
  differenceCount: count,
  stranded: listOf(thing<FundStranded>({ programme: orNull(text), programmeName: text, place: where, amount: count, since: day, workingDays: count, words: text })),
  strandedCount: count,
});

const level = oneOf<PublicProgrammeDetail['sources'][number]['level']>(['central', 'province', 'city', 'own']);
export const isProgrammeDetail = thing<PublicProgrammeDetail>({
  code: text,
  name: text,
  kind: oneOf<PublicProgrammeDetail['kind']>(['agriculture', 'health', 'familyPlanning', 'construction', 'socialSecurity', 'oneCard', 'education']),
  department: text,
  unit: text,
  cycle: text,
  sensitive: flag,
  sources: listOf(thing<PublicProgrammeDetail['sources'][number]>({ level, share: orNull(number) })),
  bases: listOf(thing<PublicProgrammeDetail['bases'][number]>({ title: text, number: text, from: orNull(day), to: orNull(day) })),
  audience: text,
  rates: listOf(thing<PublicProgrammeDetail['rates'][number]>({ whom: text, amount: count, per: text, from: day, to: orNull(day), document: text })),
  channel: orNull(oneOf<NonNullable<PublicProgrammeDetail['channel']>>(['oneCard', 'cash', 'inKind', 'offset'])),
  publicityDays: orNull(count),
  materials: listOf(text),
  phone: text,
});
