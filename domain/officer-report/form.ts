import type { OfficerDraft, OfficerReportFields } from '../../contracts/officer-report';
import { reportingIsOpen } from '../clue';
import type { BoundPerson } from '../follower';
import { personOfMini } from '../follower';
import { fail, type Context } from '../kernel';
import { choosePlace, findPlaces, placesAround, type PlaceChoice } from '../place';
import { noticesOf } from '../village';
import { filesOf } from './content';
import { changeDraft, findDraft } from './draft';
import { ownReports } from './own';
import { startDraft, submitDraft, type Receipt } from './submit';

/** The information officer behind a code of wx.login; null for everybody else. */
async function officerOf(loginCode: string): Promise<BoundPerson | null> {
  const person = await personOfMini(loginCode);
  return person?.kind === 'informationOfficer' ? person : null;
}

const mustBeOfficer = async (loginCode: string): Promise<BoundPerson> => (await officerOf(loginCode)) ?? fail('forbidden', { message: '这部手机没有绑定廉情信息员，没有存下。请先绑定。' });

/** With what it lies in, since two villages may have one name. */
const refOf = ({ id, name, within }: PlaceChoice): { id: string; name: string } => ({ id, name: within ? `${name}（${within}）` : name });

/** What the form begins with: the draft of the chat, if there is one, and how far his own reports are. */
export async function showForm(ctx: Context, loginCode: string): Promise<OfficerDraft> {
  const officer = await officerOf(loginCode);
  return officer ? formOf(ctx, officer) : { officer: null, open: false, draft: null, organisations: [], own: [], village: null };
}

async function formOf(ctx: Context, officer: BoundPerson): Promise<OfficerDraft> {
  const found = await findDraft(ctx, officer.personId);
  const content = found?.content;
  return {
    officer: { name: officer.name, organisationName: officer.organisationName },
    open: await reportingIsOpen(),
    draft: found && content
      ? { what: content.what, organisation: content.organisation, when: content.when, who: content.who, green: content.green, photos: filesOf(content, 'photo').length, voices: filesOf(content, 'voice').length, hasPlace: content.place !== null, until: found.until.toISOString() }
      : null,
    organisations: (await placesAround(officer)).map(refOf),
    own: await ownReports(officer.personId),
    village: await noticesOf(ctx, officer.organisationId.toHexString()),
  };
}

/** Keeps what the form holds; what it does not name stays as it is. @throws Fault forbidden, badRequest */
export async function saveForm(ctx: Context, loginCode: string, { organisationId, ...words }: Partial<OfficerReportFields>): Promise<OfficerDraft> {
  const officer = await mustBeOfficer(loginCode);
  const chosen = organisationId === undefined ? undefined : ((await choosePlace(officer, organisationId)) ?? fail('badRequest', { fields: [{ path: 'organisationId', message: '请从列出的村和单位里选' }] }));
  const draft = await startDraft(ctx, officer);
  await changeDraft(ctx, officer.personId, draft.reportId, (content) => ({ ...content, ...words, ...(chosen ? { organisation: { id: chosen.id, name: chosen.name } } : {}), asking: 'review', firstPass: false, candidates: [] }));
  return formOf(ctx, officer);
}

/** @throws Fault forbidden, notFound (no draft), badRequest (something is missing), reportingClosed */
export const submitForm = async (ctx: Context, loginCode: string): Promise<Receipt> => submitDraft(ctx, (await mustBeOfficer(loginCode)).personId);

/** @throws Fault forbidden */
export const searchPlaces = async (loginCode: string, text: string): Promise<{ items: { id: string; name: string }[] }> => ({ items: (await findPlaces(await mustBeOfficer(loginCode), text)).map(refOf) });
