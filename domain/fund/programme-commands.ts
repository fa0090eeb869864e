import { isDeepStrictEqual } from 'node:util';
import { programmeContent, type AddProgrammeRequest, type ProgrammeContent, type ProgrammeOrigin, type SaveProgrammeRequest } from '../../contracts/fund';
import { actorName, auditedChange, authorize, fail, firstTrail, isDuplicateKey, native, ObjectId, type Context } from '../kernel';
import { programmeFacts, ProgrammeModel, type ProgrammeRecord, type ProgrammeVersion } from './programme-model';
import { deliveredProgramme, effectiveProgramme } from './programmes';

const programmes = () => native(ProgrammeModel);

/** Saves a new version; the one before stays to be seen. @throws Fault forbidden, notFound, conflict, badRequest (nothing changed) */
export async function saveProgramme(ctx: Context, code: string, { version, reason, ...content }: SaveProgrammeRequest): Promise<void> {
  authorize(ctx.actor, 'fundProgramme.write');
  const before = await effectiveProgramme(code);
  const wanted = contentOf(content);
  if (isDeepStrictEqual(wanted, contentOf(before))) fail('badRequest', { message: '没有改动，不用保存。' });
  const delivered = deliveredProgramme(code);
  const origin: ProgrammeOrigin = !delivered ? 'own' : isDeepStrictEqual(wanted, contentOf(delivered)) ? 'default' : 'edited';
  await nextVersion(ctx, code, { version, reason, content: wanted, origin, verb: 'fundProgramme.save' });
}

/** Puts back what came with the software, as one more version. @throws Fault forbidden, notFound, conflict, wrongState */
export async function resetProgramme(ctx: Context, code: string, { version, reason }: { version: number; reason: string }): Promise<void> {
  authorize(ctx.actor, 'fundProgramme.write');
  const before = await effectiveProgramme(code);
  const delivered = deliveredProgramme(code);
  if (!delivered || before.origin !== 'edited') return fail('wrongState', { message: delivered ? '现在就是平台默认的样子。' : '这是本地加的项目，没有默认的样子。' });
  await nextVersion(ctx, code, { version, reason, content: contentOf(delivered), origin: 'default', verb: 'fundProgramme.reset' });
}

/** A programme of the district's own. @throws Fault forbidden, duplicate */
export async function addProgramme(ctx: Context, { code, kind, reason, ...fields }: AddProgrammeRequest): Promise<void> {
  authorize(ctx.actor, 'fundProgramme.write');
  if (deliveredProgramme(code)) taken();
  const content = contentOf({ ...fields, active: true });
  await insert(ctx, { code, kind, certainty: 'secondary', version: 1, content, origin: 'own', versions: [stamped(ctx, 1, reason, content)] }, 'fundProgramme.add', taken);
}

/** Values in the contract's order, so that equal contents are equal. */
export const contentOf = (content: ProgrammeContent): ProgrammeContent => programmeContent.parse(content);

const stamped = (ctx: Context, version: number, reason: string, content: ProgrammeContent): ProgrammeVersion => ({ version, at: ctx.clock.now(), by: actorName(ctx.actor), reason, content });

const taken = (): never => fail('duplicate', { message: '这个项目编码已经用过了。', fields: [{ path: 'code', message: '这个编码已经用过了' }] });

interface NextVersion {
  /** The one that was seen. */
  version: number;
  reason: string;
  content: ProgrammeContent;
  origin: ProgrammeOrigin;
  verb: string;
}

async function nextVersion(ctx: Context, code: string, { version, reason, content, origin, verb }: NextVersion): Promise<void> {
  const stored = await programmes().findOne({ code }, { projection: { _id: 1 } });
  const made = stamped(ctx, version + 1, reason, content);
  if (!stored) {
    const delivered = await effectiveProgramme(code);
    if (version !== delivered.version) fail('conflict');
    const { kind, certainty } = delivered;
    return insert(ctx, { code, kind, certainty, version: made.version, content, origin, versions: [made] }, verb, () => fail('conflict'));
  }
  await auditedChange(ProgrammeModel, stored._id, ctx, verb, (before) => {
    if (before.version !== version) fail('conflict');
    return { set: { content, origin, version: made.version }, push: { versions: made }, detail: { code, version: made.version, reason } };
  });
}

async function insert(ctx: Context, fields: Omit<ProgrammeRecord, '_id' | 'trail'>, verb: string, refuse: () => never): Promise<void> {
  const facts = { _id: new ObjectId(), ...fields };
  try {
    await programmes().insertOne({ ...facts, trail: firstTrail(ctx, verb, { code: fields.code, version: fields.version, reason: fields.versions[0]!.reason }, programmeFacts(facts)) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    refuse();
  }
}
