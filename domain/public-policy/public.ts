import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { PolicyContent, PublicPolicy, PublicPolicyListQuery, PublicPolicySummary } from '../../contracts/public-policy';
import { listProgrammes } from '../fund';
import { cursorAfter, cursorValue, fail, native, openFile, shanghaiDay, toObjectId, type Context, type OpenedFile } from '../kernel';
import { maskNumbers } from '../masking';
import { likeness } from '../place';
import { PolicyModel, type PolicyRecord } from './model';
import { filesOf, presentPublicSummary } from './present';
import { seedPolicies } from './seed';

type Filter = mongoose.mongo.Filter<PolicyRecord>;
/** An entry that was never published has no day here, and sorts below every day. */
export const listedFilter: Filter = { listedAt: { $gt: new Date(0) } };
export const listedFirst = { listedAt: -1, _id: -1 } as const;
const forEverybody = { draft: 0, earlier: 0, trail: 0 } as const;
/** A library is small: beyond this nobody reads a list. */
const searched = 1000;

/** By likeness to the words, in characters, pinyin or initials; without words the newest first. What has expired comes last and says so. */
export async function listPublicPolicies(ctx: Context, { text, kind, cursor, limit }: PublicPolicyListQuery): Promise<Page<PublicPolicySummary>> {
  await seedPolicies(ctx);
  const today = shanghaiDay(ctx.clock.now());
  const all = await native(PolicyModel).find(listedFilter, { sort: listedFirst, limit: searched, projection: forEverybody }).toArray();
  const rated = all
    .filter((policy) => !kind || policy.published!.content.kind === kind)
    .map((policy) => ({ shown: presentPublicSummary(policy, today), rate: text ? rateOf(text, policy.published!.content) : 1 }))
    .filter(({ rate }) => rate > 0)
    .sort((a, b) => Number(a.shown.validity === 'expired') - Number(b.shown.validity === 'expired') || b.rate - a.rate);
  const from = placeIn(cursor);
  return { items: rated.slice(from, from + limit).map(({ shown }) => shown), nextCursor: rated.length > from + limit ? cursorAfter(String(from + limit)) : null };
}

/** The title and what people call it count most; a word that only stands in the text finds it too. */
function rateOf(text: string, { title, aliases, documentNumber, issuer, summary, who }: PolicyContent): number {
  const named = Math.max(...[title, ...aliases].map((name) => likeness(text, name)));
  if (named > 0) return named;
  return [documentNumber, issuer, summary, who].some((words) => words.toLowerCase().includes(text.toLowerCase())) ? 20 : 0;
}

function placeIn(cursor: string | undefined): number {
  const value = cursorValue(cursor) ?? '0';
  return /^\d{1,4}$/.test(value) ? Number(value) : fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
}

type PublishedPolicy = PolicyRecord & { published: NonNullable<PolicyRecord['published']> };

async function findPublic(id: string): Promise<PublishedPolicy> {
  const found = await native(PolicyModel).findOne({ _id: toObjectId(id), listedAt: { $exists: true } }, { projection: { draft: 0, trail: 0 } });
  return found?.published ? (found as PublishedPolicy) : fail('notFound', { message: '没有找到。可能还没有公开，请从政策列表里看。' });
}

/** @throws Fault notFound for whatever was never published */
export async function showPublicPolicy(ctx: Context, id: string): Promise<PublicPolicy> {
  const found = await findPublic(id);
  const { content, edition, on } = found.published;
  const { validFrom, validTo, who, how, materials, where, phone, power, programme } = content;
  const before = found.earlier.at(-1);
  const named = programme ? (await listProgrammes()).find(({ code }) => code === programme) : undefined;
  return {
    ...presentPublicSummary(found, shanghaiDay(ctx.clock.now())),
    validFrom,
    validTo,
    who,
    how,
    materials,
    where,
    phone,
    power,
    attachments: (await filesOf(content)).map((file) => ({ ...file, name: maskNumbers(file.name) })),
    programme: named ? { code: named.code, name: named.name } : null,
    edition,
    publishedOn: on,
    changed: before ? { words: content.changes, earlierPublishedOn: before.on } : null,
  };
}

/** An attachment of the published version. @throws Fault notFound */
export async function openPolicyFile(ctx: Context, id: string, fileId: string): Promise<OpenedFile> {
  const { published } = await findPublic(id);
  if (!published.content.attachments.includes(fileId)) return fail('notFound');
  const file = await openFile(ctx, fileId);
  return { ...file, name: maskNumbers(file.name) };
}
