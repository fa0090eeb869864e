import mongoose from 'mongoose';
import { z } from 'zod';
import { paperBody } from '../../contracts/clue-paper';
import { defineCluePart, partPurpose, withPart, type Clue } from '../clue';
import { decryptText, encryptText, fail, openJson, sealJson, type Context } from '../kernel';
import { paperPurpose, papers, type CluePaper } from './model';

/** Why it was given back or voided. */
const remark = z.object({ what: z.enum(['giveBack', 'void']), byAccountId: z.string(), at: z.string(), text: z.string() });

/** What is sealed of a document. */
export const sealedPaper = z.object({ body: paperBody, remarks: z.array(remark) });
export type SealedPaper = z.infer<typeof sealedPaper>;

type Sealed = Pick<CluePaper, 'sealed' | 'sealedText'>;
type Place = Pick<CluePaper, '_id' | 'revision'>;

/** Of a clue: by its content key, in the session of whoever writes. @throws Fault forbidden, keysClosed, notFound */
export function sealPaper(ctx: Context, clue: Clue | null, paper: Place, plain: SealedPaper): Promise<Sealed> {
  if (!clue) return Promise.resolve({ sealedText: encryptText(JSON.stringify(plain), paperPurpose(paper)) });
  return withPart(ctx, clue, 'content', (key) => ({ sealed: new mongoose.mongo.Binary(sealJson(plain, key, purposeWithin(clue, paper))) }));
}

/** @throws Fault as `sealPaper`; notFound once it was destroyed with its clue, or dropped */
export async function openPaper(ctx: Context, clue: Clue | null, paper: CluePaper): Promise<SealedPaper> {
  const { sealed, sealedText } = paper;
  if (sealedText) return sealedPaper.parse(JSON.parse(decryptText(sealedText, paperPurpose(paper))));
  if (!clue || !sealed) return fail('notFound');
  return withPart(ctx, clue, 'content', (key) => sealedPaper.parse(openJson(sealed.buffer, key, purposeWithin(clue, paper))));
}

const purposeWithin = (clue: Clue, paper: Place): string => `${partPurpose(clue, 'content')}:${paperPurpose(paper)}`;

// The numbers stay: that they were given out without a gap can be shown after the clue is gone.
defineCluePart({ name: 'papers', erase: async (clueId) => void (await papers().updateMany({ clueId }, { $unset: { sealed: '' } })) });
