import mongoose, { Schema } from 'mongoose';
import type { z } from 'zod';
import { auditedChange, defineAudited, firstTrail, trailSchema, type Audited, type AuditEntry } from './audit';
import { allEntries } from './audit/subjects';
import { actorName, type Context } from './context';
import { native, ObjectId } from './database';
import { fail, isDuplicateKey } from './errors';

/** A value that the administrators may change, for one organisation or (scope null) for the whole platform. */
interface Setting extends Audited {
  key: string;
  scope: string | null;
  value: unknown;
  changedAt: Date;
  changedBy: string;
}

const schema = new Schema<Setting>(
  { key: { type: String, required: true }, scope: { type: String, default: null }, value: Schema.Types.Mixed, changedAt: Date, changedBy: String, trail: { type: trailSchema, required: true } },
  { collection: 'settings', strict: 'throw' },
);
schema.index({ key: 1, scope: 1 }, { unique: true });
const SettingModel = mongoose.model<Setting>('Setting', schema);

const facts = ({ key, scope, value }: Pick<Setting, 'key' | 'scope' | 'value'>) => ({ key, scope, value });
defineAudited<Setting>({ collection: 'settings', facts, names: ['key'] });

interface Definition {
  schema: z.ZodType;
  fallback: unknown;
}
const definitions = new Map<string, Definition>();
/** Settings are read on the way of every rating: kept for 5 s, so that a change is seen by all processes soon. */
const cache = new Map<string, { value: unknown; until: number }>();
const cacheMs = 5000;

/** Names a setting with its form and its default. The key carries its type: `getSetting(ctx, key, …)` answers T. */
export function defineSetting<T>(key: string, valueSchema: z.ZodType<T>, fallback: T): SettingKey<T> {
  if (definitions.has(key)) throw new Error(`setting is there already: ${key}`);
  definitions.set(key, { schema: valueSchema, fallback: valueSchema.parse(fallback) });
  return key as SettingKey<T>;
}

export type SettingKey<T> = string & { readonly __value?: T };

/** The organisation's own value, else the platform's, else the default. */
export async function getSetting<T>(ctx: Context, key: SettingKey<T>, scopeOrganisationId: string | null): Promise<T> {
  const { fallback } = definitionOf(key);
  const cacheKey = `${key}\0${scopeOrganisationId ?? ''}`;
  const now = ctx.clock.now().getTime();
  const cached = cache.get(cacheKey);
  if (cached && cached.until > now && cached.until <= now + cacheMs) return cached.value as T;
  const stored = await native(SettingModel)
    .find({ key, scope: { $in: [...new Set([scopeOrganisationId, null])] } }, { projection: { scope: 1, value: 1 } })
    .toArray();
  const own = stored.find((setting) => setting.scope === scopeOrganisationId) ?? stored.find((setting) => setting.scope === null);
  const value = own ? own.value : fallback;
  cache.set(cacheKey, { value, until: now + cacheMs });
  return value as T;
}

/** The value as it is stored at this moment, for whoever will change it; version 0: nothing of its own is stored yet. */
export async function readSetting<T>(key: SettingKey<T>, scopeOrganisationId: string | null): Promise<{ value: T; version: number }> {
  const stored = await native(SettingModel).find({ key, scope: { $in: [...new Set([scopeOrganisationId, null])] } }).toArray();
  const own = stored.find((setting) => setting.scope === scopeOrganisationId);
  return { value: ((own ?? stored[0])?.value ?? definitionOf(key).fallback) as T, version: own?.trail.seq ?? 0 };
}

/**
 * Whether the actor may is the caller's to check.
 *
 * @param options.version the one that the actor saw; another one fails with `conflict`
 * @throws Fault badRequest when the value has not the setting's form, conflict
 */
export async function saveSetting<T>(ctx: Context, key: SettingKey<T>, scopeOrganisationId: string | null, value: T, options: { version?: number } = {}): Promise<void> {
  const parsed = definitionOf(key).schema.safeParse(value);
  if (!parsed.success) return fail('badRequest', { fields: parsed.error.issues.map((issue) => ({ path: ['value', ...issue.path].join('.'), message: issue.message })) });
  const changed = { value: parsed.data, changedAt: ctx.clock.now(), changedBy: actorName(ctx.actor) };
  const detail = { key, scope: scopeOrganisationId, value: parsed.data };
  const existing = await native(SettingModel).findOne({ key, scope: scopeOrganisationId }, { projection: { _id: 1 } });
  if (existing) {
    await auditedChange(SettingModel, existing._id, ctx, 'setting.save', () => ({ set: changed, detail }), options);
  } else if (options.version) {
    fail('conflict');
  } else {
    try {
      const body = { key: key as string, scope: scopeOrganisationId, ...changed };
      await native(SettingModel).insertOne({ _id: new ObjectId(), ...body, trail: firstTrail(ctx, 'setting.save', detail, facts(body)) });
    } catch (error) {
      if (isDuplicateKey(error)) fail('conflict');
      throw error;
    }
  }
  cache.clear();
}

export interface SettingHistory {
  changedAt: Date;
  changedBy: string;
}

/** Who changed it last, or null while it is the default. */
export async function settingChanged(key: string, scopeOrganisationId: string | null): Promise<SettingHistory | null> {
  const stored = await native(SettingModel).findOne({ key, scope: scopeOrganisationId });
  return stored && { changedAt: stored.changedAt, changedBy: stored.changedBy };
}

export interface SettingChange<T> {
  at: Date;
  by: string;
  from: T;
  to: T;
}

/** Every change of an organisation's own value, oldest first, from its audit trail. The first one left the platform's value of that day, or the default. */
export async function settingChanges<T>(key: SettingKey<T>, scopeOrganisationId: string): Promise<SettingChange<T>[]> {
  const stored = await native(SettingModel).find({ key, scope: { $in: [scopeOrganisationId, null] } }).toArray();
  const entriesOf = async (scope: string | null): Promise<AuditEntry[]> => {
    const setting = stored.find((one) => one.scope === scope);
    return setting ? allEntries('settings', setting) : [];
  };
  const [own, platform] = await Promise.all([entriesOf(scopeOrganisationId), entriesOf(null)]);
  const valueOf = (entry: AuditEntry | undefined): T => (entry?.detail?.value ?? definitionOf(key).fallback) as T;
  return own.map((entry, index) => ({
    at: entry.at,
    by: entry.actor.name ?? '系统',
    from: valueOf(index > 0 ? own[index - 1] : platform.findLast((other) => other.at <= entry.at)),
    to: valueOf(entry),
  }));
}

function definitionOf(key: string): Definition {
  const definition = definitions.get(key);
  if (!definition) throw new Error(`no such setting: ${key}`);
  return definition;
}
