import { z } from 'zod';
import { numberWord, paperKind, type numberWords, type PaperKind, type saveNumberWordsRequest } from '../../contracts/clue-paper';
import { paperTemplates, paperTemplate } from '../../templates';
import { auditedChange, authorize, defineJob, defineSetting, districtName, fail, nextNumber, readSetting, saveSetting, type Context } from '../kernel';
import { CluePaperModel, papers, type CluePaper } from './model';

/** What an office has changed of the words before the year; the rest follows from the templates. */
const wordsKey = defineSetting('cluePaper.words', z.partialRecord(paperKind, numberWord), {});

/** 青 + 纪线, of 青禾区. */
const ownWord = (kind: PaperKind, district: string): string => `${district.slice(0, 1)}${paperTemplate(kind).word}`;

export async function wordOf(kind: PaperKind): Promise<string> {
  const { value } = await readSetting(wordsKey, null);
  return value[kind] ?? ownWord(kind, (await districtName()) ?? '');
}

export async function showNumberWords(ctx: Context): Promise<z.input<typeof numberWords>> {
  authorize(ctx.actor, 'cluePaper.words');
  const { value, version } = await readSetting(wordsKey, null);
  const district = (await districtName()) ?? '';
  return { items: paperTemplates.map(({ kind }) => ({ kind, word: value[kind] ?? ownWord(kind, district) })), version };
}

/** Counts from the next signing on: what was signed keeps its number, a new word begins a series at 1. @throws Fault conflict, forbidden */
export async function saveNumberWords(ctx: Context, { version, items }: z.output<typeof saveNumberWordsRequest>): Promise<void> {
  authorize(ctx.actor, 'cluePaper.words');
  const district = (await districtName()) ?? '';
  const changed = items.filter(({ kind, word }) => word !== ownWord(kind, district));
  await saveSetting(ctx, wordsKey, null, Object.fromEntries(changed.map(({ kind, word }) => [kind, word])), { version });
}

/**
 * Gives a signed document its number. The signature was written first and cannot be taken back, so a number that is
 * taken is a number that stays; it is taken for this document, so whoever comes after a crash gets the same one.
 */
export async function finishNumbering(ctx: Context, paper: CluePaper): Promise<CluePaper> {
  const { _id, state, word, signedOn } = paper;
  if (state !== 'numbering') return paper;
  if (!word || !signedOn) return fail('wrongState');
  const year = Number(signedOn.slice(0, 4));
  const given = await nextNumber({ kind: `文号 ${word}`, year, subjectId: _id.toHexString() });
  const number = `${word}〔${year}〕${Number(given.slice(given.lastIndexOf('-') + 1))}号`;
  return auditedChange(CluePaperModel, _id, ctx, 'cluePaper.number', (before) => (before.state === 'numbering' ? { set: { state: 'signed', number }, detail: { number } } : null));
}

/** What a crash left between signature and number. */
export async function finishAll(ctx: Context): Promise<number> {
  let count = 0;
  for await (const paper of papers().find({ state: 'numbering' })) {
    await finishNumbering(ctx, paper as CluePaper);
    count += 1;
  }
  return count;
}
defineJob({ name: 'cluePaper.numbers', schedule: '*/5 * * * *', run: ({ ctx }) => finishAll(ctx) });
