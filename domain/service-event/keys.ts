import { randomBytes } from 'node:crypto';
import type { Page } from '../../contracts/common';
import type { CreateQueueKeyRequest, QueueKey, QueueKeyCreated, QueueKeyQuery } from '../../contracts/service-event';
import { actorName, auditedChange, authorize, cursorAfter, cursorValue, fail, findOrganisation, firstTrail, keyedHash, native, ObjectId, shanghaiDay, toObjectId, type Clock, type Context, type IntegrationActor, type OrganisationRecord } from '../kernel';
import { QueueKeyModel, queueKeyFacts, type QueueKeyRecord } from './key-model';

/** Begins every key, so that one that got into a file or a mail is found by searching for it. */
const prefix = 'qjq_';
const keys = () => native(QueueKeyModel);
const hashOf = (secret: string): string => keyedHash('queueKey', secret);

async function hallOf(ctx: Context, hallId: string, verb: string): Promise<OrganisationRecord> {
  const hall = await findOrganisation(hallId);
  if (hall?.kind !== 'hall') return fail('notFound');
  authorize(ctx.actor, verb, hall);
  return hall;
}

/** The keys of one hall, newest first, those taken back included. @throws Fault notFound, forbidden */
export async function listQueueKeys(ctx: Context, { hallId, cursor, limit }: QueueKeyQuery): Promise<Page<QueueKey>> {
  const hall = await hallOf(ctx, hallId, 'queueKey.list');
  const after = cursorValue(cursor);
  const found = await keys()
    .find({ hallId: hall._id, ...(after ? { _id: { $lt: toObjectId(after) } } : {}) }, { sort: { _id: -1 }, limit: limit + 1 })
    .toArray();
  const items = found.slice(0, limit).map(presentKey);
  return { items, nextCursor: found.length > limit ? cursorAfter(items.at(-1)?.id ?? '') : null };
}

/** A new key, told this once. @throws Fault notFound, forbidden */
export async function createQueueKey(ctx: Context, { hallId, name }: CreateQueueKeyRequest): Promise<QueueKeyCreated> {
  const hall = await hallOf(ctx, hallId, 'queueKey.create');
  const secret = `${prefix}${randomBytes(32).toString('base64url')}`;
  const body = { hallId: hall._id, path: hall.path, name, keyHash: hashOf(secret), createdAt: ctx.clock.now(), createdBy: actorName(ctx.actor) };
  const key: QueueKeyRecord = { _id: new ObjectId(), ...body, trail: firstTrail(ctx, 'queueKey.create', { name }, queueKeyFacts(body)) };
  await keys().insertOne(key);
  return { queueKey: presentKey(key), secret };
}

/** From now on it opens nothing. Taking it back again changes nothing. @throws Fault notFound, forbidden */
export async function revokeQueueKey(ctx: Context, id: string): Promise<QueueKey> {
  const key = await auditedChange(QueueKeyModel, id, ctx, 'queueKey.revoke', (known) => {
    authorize(ctx.actor, 'queueKey.revoke', known);
    return known.revoked ? null : { set: { revoked: { at: ctx.clock.now(), by: actorName(ctx.actor) } }, detail: { name: known.name } };
  });
  return presentKey(key);
}

/** Whoever comes in with this key, or null where it is none of ours or was taken back. Notes the day, once a day. */
export async function authenticateQueueKey(secret: string, clock: Clock): Promise<IntegrationActor | null> {
  const key = await keys().findOne({ keyHash: hashOf(secret) });
  if (!key || key.revoked) return null;
  const today = shanghaiDay(clock.now());
  if (key.lastUsedOn !== today) await keys().updateOne({ _id: key._id }, { $set: { lastUsedOn: today } });
  return { kind: 'integration', keyId: key._id.toHexString(), hallId: key.hallId.toHexString(), name: key.name };
}

function presentKey({ _id, name, createdAt, createdBy, lastUsedOn, revoked }: QueueKeyRecord): QueueKey {
  return { id: _id.toHexString(), name, createdAt: createdAt.toISOString(), createdBy, lastUsedOn: lastUsedOn ?? null, revoked: revoked ? { at: revoked.at.toISOString(), by: revoked.by } : null };
}
