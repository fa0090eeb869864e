import type { z } from 'zod';
import type { OpenedUpward, openUpwardRequest } from '../../../contracts/clue-upward';
import { accessesOf, accountNames, fail, openJson, readSetting, recordAccess, shanghaiDay, type Context } from '../../kernel';
import { clueIdentity, type ClueFile, type ClueIdentity } from '../content';
import { partPurpose } from '../model';
import { readClueFile, withPart } from '../sealing/open';
import { staffOf } from '../readers/readable';
import { shownFile, shownFields } from '../registry/opening';
import { openEntry, storedEntries } from '../talk';
import { clueTopicsKey } from '../topics';
import { upwardFor } from './access';
import { earlier, upwardContent, type EarlierEntry, type UpwardContent } from './content';
import { partsOf, type UpwardReport } from './model';
import { openUpwardTalk } from './visit';

/** All of it, as its holder's session opens it. */
export interface OpenedParts {
  content: UpwardContent;
  named: boolean;
  /** Notes, then the talk in its order. */
  entries: EarlierEntry[];
  /** Null where it is not sealed to him. */
  identity: ClueIdentity | null;
}

/** @throws Fault forbidden, keysClosed, notFound (destroyed) */
export async function openParts(ctx: Context, upward: UpwardReport): Promise<OpenedParts> {
  if (!upward.sealed) return fail('notFound');
  const parts = partsOf(upward);
  const content = await withPart(ctx, parts, 'content', (key) => upwardContent.parse(openJson(parts.content.buffer, key, partPurpose(parts, 'content'))));
  const { named, entries } = await withPart(ctx, parts, 'talk', async (key) => {
    const talk = openUpwardTalk(parts, parts.talk.buffer, key);
    const later = (await storedEntries(upward.partsId, 'talk')).map((entry) => earlier(openEntry(entry, key)));
    return { named: talk.named, entries: [...content.notes, ...talk.earlier, ...later] };
  });
  return { content, named, entries, identity: mayOpenIdentity(ctx, upward) ? await withPart(ctx, parts, 'identity', (key) => clueIdentity.parse(openJson(parts.identity.buffer, key, partPurpose(parts, 'identity')))) : null };
}

/** It is sealed to him: as the custodian he is, or released for the hand-over. */
export const mayOpenIdentity = (ctx: Context, { sealed }: Pick<UpwardReport, 'sealed'>): boolean => (sealed?.envelopes.identity.keys ?? []).some(({ accountId }) => accountId === staffOf(ctx).accountId);

/**
 * What was written, for its holder. The look is on record before anything is answered; its reason is asked for at the
 * first of a day. @throws Fault notFound, forbidden, keysClosed, badRequest
 */
export async function openUpward(ctx: Context, id: string, { reason }: z.output<typeof openUpwardRequest>): Promise<OpenedUpward> {
  const upward = await upwardFor(ctx, id, 'upward.open');
  if (!ctx.keys) return fail('keysClosed');
  if (reason.length < 2 && !(await openedToday(ctx, upward))) fail('badRequest', { fields: [{ path: 'reason', message: '今天第一次看，请写明为什么看' }] });
  if (!upward.sealed) return fail('wrongState', { message: '已经销毁，没有内容了。' });
  await recordAccess(ctx, { type: 'upward', id }, 'upward.opened', reason ? { reason } : {});
  const { content, named, entries, identity } = await openParts(ctx, upward);
  if (identity) await recordAccess(ctx, { type: 'upward', id }, 'upward.identityOpened');
  const names = await accountNames(entries.flatMap(({ byAccountId }) => byAccountId ?? []));
  const topics = (await readSetting(clueTopicsKey, null)).value;
  const { name = '', phone = '', identityNumber = '', address = '', callTimes = '' } = identity?.identity ?? {};
  return {
    ...shownFields(content, topics),
    code: upward.code,
    named,
    entries: entries.map(({ byAccountId, body, ...entry }, index) => ({ ...entry, number: index + 1, by: byAccountId ? (names.get(byAccountId) ?? '') : null, label: '', text: body.text, files: body.files.map(shownFile) })),
    identity: identity && { named: identity.identity !== null, name, phone, identityNumber, address, callTimes },
  };
}

/** One file of it, in memory: to be looked at, or kept, which is on record as such. @throws Fault notFound, forbidden, keysClosed, badRequest */
export async function openUpwardFile(ctx: Context, id: string, fileId: string, take: 'view' | 'keep'): Promise<{ file: ClueFile; bytes: Buffer }> {
  const upward = await upwardFor(ctx, id, 'upward.open');
  if (!(await openedToday(ctx, upward))) fail('badRequest', { message: '请先打开这一件，写明为什么看。' });
  const file = allFiles(await openParts(ctx, upward)).find((one) => one.id === fileId) ?? fail('notFound');
  await recordAccess(ctx, { type: 'upward', id }, take === 'keep' ? 'upward.fileKept' : 'upward.fileOpened', { fileId });
  return { file, bytes: await readClueFile(file) };
}

export const allFiles = ({ content, entries }: Pick<OpenedParts, 'content' | 'entries'>): ClueFile[] => [...content.files, ...entries.flatMap(({ body }) => body.files)];

export async function openedToday(ctx: Context, { _id }: Pick<UpwardReport, '_id'>): Promise<boolean> {
  const me = staffOf(ctx).accountId;
  const today = shanghaiDay(ctx.clock.now());
  return (await accessesOf({ type: 'upward', id: _id.toHexString() }, 'upward.opened')).some(({ byId, at }) => byId === me && shanghaiDay(at) === today);
}
