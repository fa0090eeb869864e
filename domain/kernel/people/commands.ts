import { managedByLabels, type ChangePersonRequest, type CreatePersonRequest, type DeactivatePersonRequest, type PostRequest, type RevealPersonRequest } from '../../../contracts/person';
import { auditedChange, firstTrail } from '../audit';
import { shanghaiDay } from '../calendar';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { fail, isDuplicateKey } from '../errors';
import { authorize } from '../policy';
import { blindIndexCandidates } from '../secrets';
import { openIdentifier, sealIdentifier, type Identifier } from './identifiers';
import { personFacts, PersonModel, type PersonRecord, type Post } from './model';
import { organisationPaths, pathOfPosts } from './paths';

const people = () => native(PersonModel);

/** @throws Fault forbidden, notFound, badRequest (an organisation that is not there), duplicate (code or identity number) */
export async function createPerson(ctx: Context, input: CreatePersonRequest): Promise<PersonRecord> {
  const { posts, path } = await placed(ctx, input.posts);
  authorize(ctx.actor, 'person.create', { path });
  if (input.identityNumber) await refuseKnownIdentity(input.identityNumber);
  const facts = {
    _id: new ObjectId(),
    code: input.code,
    name: input.name,
    kind: input.kind,
    posts,
    joinedPartyOn: input.joinedPartyOn,
    retiresOn: input.retiresOn ?? null,
    managedBy: input.managedBy ?? ('district' as const),
    ...(input.phone ? sealIdentifier('phone', input.phone) : {}),
    ...(input.identityNumber ? sealIdentifier('identityNumber', input.identityNumber) : {}),
    active: true,
    path,
  };
  const person: PersonRecord = { ...facts, trail: firstTrail(ctx, 'person.created', { code: input.code }, personFacts(facts)) };
  return duplicatesToFields(async () => {
    await people().insertOne(person);
    return person;
  });
}

/** @throws Fault forbidden, notFound, badRequest, conflict, duplicate, wrongState */
export async function changePerson(ctx: Context, id: string, input: ChangePersonRequest): Promise<PersonRecord> {
  const { posts, path } = await placed(ctx, input.posts);
  if (input.identityNumber) await refuseKnownIdentity(input.identityNumber, id);
  const given = (['phone', 'identityNumber'] as const).filter((field) => input[field] !== undefined);
  const sealed = Object.assign({}, ...given.map((field) => (input[field] ? sealIdentifier(field, input[field]) : {}))) as Partial<PersonRecord>;
  const removed = given.filter((field) => input[field] === null).flatMap((field) => [field, `${field}Index`]);
  return duplicatesToFields(() =>
    auditedChange(
      PersonModel,
      id,
      ctx,
      'person.change',
      (before) => {
        authorize(ctx.actor, 'person.change', before);
        authorize(ctx.actor, 'person.change', { path });
        if (!before.active) fail('wrongState', { message: '这个人已停用，不能再改。' });
        const { name, kind, joinedPartyOn, retiresOn = before.retiresOn ?? null, managedBy = before.managedBy ?? 'district' } = input;
        return { set: { name, kind, posts, joinedPartyOn, retiresOn, managedBy, path, ...sealed }, unset: removed, detail: { name, kind, posts, joinedPartyOn, retiresOn, managedBy: managedByLabels[managedBy], changedNumbers: given } };
      },
      { version: input.version },
    ),
  );
}

/** @throws Fault forbidden, notFound, conflict, wrongState */
export function deactivatePerson(ctx: Context, id: string, input: DeactivatePersonRequest): Promise<PersonRecord> {
  return auditedChange(
    PersonModel,
    id,
    ctx,
    'person.deactivate',
    (before) => {
      authorize(ctx.actor, 'person.deactivate', before);
      if (!before.active) fail('wrongState', { message: '已经停用了。' });
      return { set: { active: false }, detail: { reason: input.reason } };
    },
    { version: input.version },
  );
}

/** Opens a number; the look itself is an entry in the person's audit chain, made before the number is answered. @throws Fault forbidden, notFound */
export async function revealPerson(ctx: Context, id: string, { field, reason }: RevealPersonRequest): Promise<string> {
  const person = await auditedChange(PersonModel, id, ctx, 'person.reveal', (before) => {
    authorize(ctx.actor, 'person.reveal', before);
    if (before[field] === undefined) fail('notFound', { message: '没有登记这个号码。' });
    return { detail: { field, reason } };
  });
  return openIdentifier(person, field) ?? fail('notFound');
}

async function placed(ctx: Context, requested: PostRequest[]): Promise<{ posts: Post[]; path: ObjectId[] }> {
  const posts = requested.map((post) => ({ ...post, appointment: post.appointment ?? null, organisationId: new ObjectId(post.organisationId) }));
  const paths = await organisationPaths(posts.map((post) => post.organisationId));
  posts.forEach((post, index) => {
    if (!paths.has(post.organisationId.toHexString())) fail('badRequest', { fields: [{ path: `posts.${index}.organisationId`, message: '没有这个机构' }] });
  });
  return { posts, path: pathOfPosts(posts, paths, shanghaiDay(ctx.clock.now())) };
}

/** The unique index alone would miss one that was indexed by an older key while a rotation is under way. */
async function refuseKnownIdentity(value: string, exceptId?: string): Promise<void> {
  const known = await people().findOne({ identityNumberIndex: { $in: blindIndexCandidates('identityNumber', value) } });
  if (known && known._id.toHexString() !== exceptId) duplicate('identityNumber');
}

async function duplicatesToFields<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return duplicate('identityNumberIndex' in ((error as { keyPattern?: object }).keyPattern ?? {}) ? 'identityNumber' : 'code');
  }
}

function duplicate(path: Exclude<Identifier, 'phone'> | 'code'): never {
  const message = path === 'code' ? '这个工号已经有人用了' : '这个身份证号已经登记在别人名下';
  return fail('duplicate', { message: `${message}。`, fields: [{ path, message }] });
}
