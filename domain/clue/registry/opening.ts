import type { OpenedClue as Shown, ShownEntry } from '../../../contracts/clue-registry';
import { clueActLabels } from '../../../contracts/clue';
import type { KeptTopic } from '../../../contracts/clue-topics';
import { accessesOf, accountNames, fail, readSetting, recordAccess, shanghaiDay, type Context } from '../../kernel';
import type { ClueContent, ClueFile } from '../content';
import type { Clue } from '../model';
import { openClue, readClueFile } from '../sealing/open';
import { readable, staffOf } from '../readers/readable';
import { entriesOf, type OpenedEntry } from '../talk';
import { clueTopicsKey } from '../topics';

/**
 * What was written, for one of the readers. The look is on record before anything is answered; its reason is asked for
 * at the first of a day.
 * @throws Fault notFound, forbidden, keysClosed, badRequest
 */
export async function openForReading(ctx: Context, id: string, { reason }: { reason: string }): Promise<Shown> {
  const clue = await readable(ctx, id, 'clue.open');
  if (!ctx.keys) return fail('keysClosed');
  if (reason.length < 2 && !(await openedToday(ctx, clue))) fail('badRequest', { fields: [{ path: 'reason', message: '今天第一次看，请写明为什么看' }] });
  await recordAccess(ctx, { type: 'clue', id }, 'clue.opened', reason ? { reason } : {});
  const { content, named } = await openClue(ctx, clue);
  return { ...shownFields(content, (await readSetting(clueTopicsKey, null)).value), code: clue.code, named, entries: await shownEntries(ctx, clue) };
}

/** The report's own words, with the topic's labels as they are now. */
export function shownFields({ fields, place, files }: ClueContent, topics: readonly KeptTopic[]): Omit<Shown, 'code' | 'named' | 'entries'> {
  const topic = topics.find(({ key }) => key === fields.topic);
  return {
    topic: topic?.label ?? fields.topic,
    what: fields.what,
    when: fields.when,
    place: [place?.name, fields.placeText].filter(Boolean).join('　'),
    people: fields.people,
    howKnown: fields.howKnown,
    evidence: fields.evidence,
    money: fields.money,
    elsewhere: fields.elsewhere,
    extra: Object.entries(fields.extra).map(([key, value]) => ({ label: [...(topic?.fields ?? []), ...(topic?.former ?? [])].find((field) => field.key === key)?.label ?? key, value })),
    files: files.map(shownFile),
  };
}

async function shownEntries(ctx: Context, clue: Clue): Promise<ShownEntry[]> {
  const entries = await entriesOf(ctx, clue);
  const names = await accountNames(entries.flatMap(({ byAccountId }) => byAccountId ?? []));
  return entries.map((entry) => ({
    number: entry.number,
    part: entry.part,
    from: entry.from,
    kind: entry.kind,
    day: entry.day,
    at: entry.at?.toISOString() ?? null,
    by: entry.byAccountId ? (names.get(entry.byAccountId) ?? '') : null,
    label: labelOf(clue, entry),
    text: entry.body.text,
    files: entry.body.files.map(shownFile),
  }));
}

/**
 * For what act it was written. An opinion is stored before its act: where somebody else was faster, or the machine
 * stopped in between, no act points to it, and it is called what it is.
 */
export function labelOf({ handling }: Pick<Clue, 'handling'>, { _id, part, kind }: Pick<OpenedEntry, '_id' | 'part' | 'kind'>): string {
  if (part === 'talk') return '';
  const id = _id.toHexString();
  const step = handling?.steps.find(({ entry }) => entry === id);
  if (step) return step.act === 'urge' ? '' : clueActLabels[step.act];
  if (handling?.pending?.replyEntry === id || handling?.reply?.entry === id) return '拟给反映人的答复';
  return kind === 'reply' ? '没有发出的答复' : kind === 'opinion' ? '没有办成的意见' : '';
}

const openedToday = async (ctx: Context, clue: Clue): Promise<boolean> => {
  const me = staffOf(ctx).accountId;
  const today = shanghaiDay(ctx.clock.now());
  return (await accessesOf({ type: 'clue', id: clue._id.toHexString() }, 'clue.opened')).some(({ byId, at }) => byId === me && shanghaiDay(at) === today);
};

/** Whoever goes on reading has given his reason today. @throws Fault badRequest */
export async function mustHaveOpened(ctx: Context, clue: Clue): Promise<void> {
  if (!(await openedToday(ctx, clue))) fail('badRequest', { message: '请先打开这一件，写明为什么看。' });
}

/** The file's key stands in the content, or in the entry that brought it, and nowhere else. */
export const shownFile = ({ id, name, kind, size, cleaned, sha256 }: ClueFile) => ({ id, name, kind, size, cleaned, sha256 });

/** One file of it, opened in memory: to be looked at inside the page, or to be kept, which is on record as such. Whoever asks has given his reason today. @throws Fault notFound, forbidden, keysClosed, badRequest */
export async function openFile(ctx: Context, id: string, fileId: string, take: 'view' | 'keep'): Promise<{ file: ClueFile; bytes: Buffer }> {
  const clue = await readable(ctx, id, 'clue.open');
  await mustHaveOpened(ctx, clue);
  const { content } = await openClue(ctx, clue);
  const files = [...content.files, ...(await entriesOf(ctx, clue)).flatMap(({ body }) => body.files)];
  const file = files.find((one) => one.id === fileId) ?? fail('notFound');
  if (take === 'view' && file.kind === 'document') fail('badRequest', { message: '这种文件不能在页面里看，只能另存。' });
  await recordAccess(ctx, { type: 'clue', id }, take === 'view' ? 'clue.fileOpened' : 'clue.fileKept', { fileId });
  return { file, bytes: await readClueFile(file) };
}
