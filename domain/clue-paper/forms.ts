import type { z } from 'zod';
import { paperKindLabels, tableRowsMax, unitPaperKind, type PaperAbout, type PaperBody, type PaperForm, type PaperKind, type paperOffers } from '../../contracts/clue-paper';
import { mustHaveOpened, ownIds, readable, staffOf, type Clue } from '../clue';
import { fill, paperTemplate, paperTemplates, type PaperTemplate, type PaperValue } from '../../templates';
import { authorize, fail, findOrganisation, ObjectId, recordAccess, type Context } from '../kernel';
import { findFollowUpOf } from './follow-up';
import { papers } from './model';
import { holdsOne, thingOf } from './access';
import { unitRoles } from './policy';
import { clueValues, dayInFull, unitValues } from './prefill';

const longMax = 5000;
const shortMax = 200;

/** What the page draws. */
export function formOf(kind: PaperKind): PaperForm {
  const { about, to, fields, table } = paperTemplate(kind);
  return {
    kind,
    title: paperKindLabels[kind],
    about,
    toLabel: to?.label ?? null,
    fields: fields.map(({ key, label, help, blank, long = false, required = false }) => ({ key, label, help: help ?? (blank ? '可以空着，印出来手写。' : ''), long, required, max: long ? longMax : shortMax })),
    columns: [...(table?.columns ?? [])],
    columnsLabel: table?.label ?? '',
  };
}

/** Kinds that have their place now, for whoever asks; without a clue those to a unit. @throws Fault notFound, forbidden */
export async function offerPapers(ctx: Context, { clueId }: { clueId?: string | undefined }): Promise<z.input<typeof paperOffers>> {
  authorize(ctx.actor, 'cluePaper.list');
  const clue = clueId ? await readable(ctx, clueId) : null;
  const fitting = paperTemplates.filter((template) => (clue ? fits(ctx, clue, template) : template.unit && holdsUnitRole(ctx)));
  return { items: fitting.map(({ kind, only }) => ({ kind, label: paperKindLabels[kind], urgent: only === 'late' })) };
}

/** Whether this document has its place: where the clue stands, by whose hand. */
function fits(ctx: Context, clue: Clue, { states, only, roles }: PaperTemplate): boolean {
  const actor = staffOf(ctx);
  if (!states.includes(clue.state)) return false;
  if (only === 'late' && !isLate(ctx, clue)) return false;
  if (only === 'untrue' && clue.handling?.finding !== 'untrue') return false;
  const handles = [clue.handling?.handlerId, ...(clue.handling?.coHandlerIds ?? [])].some((id) => id != null && ownIds(actor).includes(id));
  return roles.some((role) => (role !== 'clueHandler' || handles) && holdsOne(actor, [role], clue.path));
}

const isLate = (ctx: Context, { current }: Clue): boolean => current != null && current.redAt <= ctx.clock.now();
const holdsUnitRole = (ctx: Context): boolean => staffOf(ctx).grants.some(({ role }) => unitRoles.includes(role));

/** What it is about, for whoever may draft it. @throws Fault notFound, forbidden, wrongState, badRequest */
export async function subjectOf(ctx: Context, kind: PaperKind, about: PaperAbout): Promise<{ clue: Clue | null; unit: { id: ObjectId; name: string } | null; path: ObjectId[]; followUpNumber: string }> {
  if (about.type === 'clue') {
    const clue = await readable(ctx, about.clueId);
    authorize(ctx.actor, 'cluePaper.draft', thingOf({ paper: clue, clue }));
    if (!fits(ctx, clue, paperTemplate(kind))) fail('wrongState', { message: '这件线索现在用不到这种文书。' });
    return { clue, unit: null, path: clue.path, followUpNumber: '' };
  }
  if (!unitPaperKind.options.some((one) => one === kind)) fail('badRequest', { fields: [{ path: 'kind', message: '这种文书只能从线索里拟' }] });
  const place = await findOrganisation(new ObjectId(about.organisationId));
  if (!place) return fail('badRequest', { fields: [{ path: 'about.organisationId', message: '请选单位' }] });
  const path = place.path.slice(0, 1);
  authorize(ctx.actor, 'cluePaper.draft', thingOf({ paper: { path }, clue: null }));
  const followUpNumber = about.followUpNumber === '' ? '' : await findFollowUpOf(ctx, about.followUpNumber);
  return { clue: null, unit: { id: place._id, name: place.name }, path, followUpNumber };
}

/** The form, filled in from what is known; of a clue that is a look at its content. @throws Fault as `subjectOf`, keysClosed */
export async function fillForm(ctx: Context, { kind, about }: { kind: PaperKind; about: PaperAbout }): Promise<{ form: PaperForm; body: PaperBody }> {
  const { clue, unit } = await subjectOf(ctx, kind, about);
  if (clue) {
    await mustHaveOpened(ctx, clue);
    await recordAccess(ctx, { type: 'clue', id: clue._id.toHexString() }, 'clue.paperBegun', { kind });
  }
  const values = clue ? await clueValues(ctx, clue) : await unitValues(ctx, unit?.name ?? '');
  const rows = clue && kind === 'fileIndex' ? await signedRows(clue) : [];
  return { form: formOf(kind), body: filled(kind, values, rows) };
}

export function filled(kind: PaperKind, values: Record<PaperValue, string>, rows: string[][]): PaperBody {
  const { to, secrecy, copies, fields } = paperTemplate(kind);
  const text = (prefill: string, max: number): string => fill(prefill, values).trim().slice(0, max);
  return {
    to: to ? text(to.prefill, 60) : '',
    secrecy,
    copies,
    fields: Object.fromEntries(fields.map(({ key, long, prefill }) => [key, prefill ? text(prefill, long ? longMax : shortMax) : ''])),
    rows,
  };
}

/** Of the file's index: what was signed of this clue. */
async function signedRows({ _id }: Clue): Promise<string[][]> {
  const signed = await papers().find({ clueId: _id, state: 'signed' }, { sort: { _id: 1 }, projection: { kind: 1, number: 1, signedOn: 1 } }).toArray();
  return signed.slice(0, tableRowsMax).map(({ kind, number, signedOn }) => [paperKindLabels[kind], number ?? '', signedOn ? dayInFull(signedOn) : '', '', '']);
}

/** What its form asks for and was not given; what it does not ask for. @throws Fault badRequest */
export function mustFit(kind: PaperKind, body: PaperBody): void {
  const { toLabel, fields, columns } = formOf(kind);
  const faults = [
    ...(toLabel !== null && body.to === '' ? [{ path: 'body.to', message: `请写${toLabel}` }] : []),
    ...fields.flatMap(({ key, label, required, max }) => {
      const text = body.fields[key] ?? '';
      if (required && text === '') return [{ path: `body.fields.${key}`, message: `请写${label}` }];
      return text.length > max ? [{ path: `body.fields.${key}`, message: `最多 ${max} 个字` }] : [];
    }),
    ...Object.keys(body.fields).filter((key) => !fields.some((field) => field.key === key)).map((key) => ({ path: `body.fields.${key}`, message: '没有这一栏' })),
    ...(body.rows.some((row) => row.length !== columns.length) ? [{ path: 'body.rows', message: '表格的列数不对' }] : []),
  ];
  if (faults.length > 0) fail('badRequest', { fields: faults });
}
