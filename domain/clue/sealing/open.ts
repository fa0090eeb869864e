import { addRecipient, certifiedRecipients, fail, openEnvelope, openJson, readSealedFile, readShredKey, wipe, type Context, type Envelope } from '../../kernel';
import { clueContent, clueTalk, type ClueContent, type ClueFile, type ClueTalk } from '../content';
import { partPurpose, type Clue, type CluePart } from '../model';

/** @throws Fault notFound once the clue was destroyed */
export const shredKeyOf = async ({ shredSlot }: Pick<Clue, 'shredSlot'>): Promise<Buffer> => (await readShredKey(shredSlot)) ?? fail('notFound', { message: '这一件已经销毁，谁也打不开了。' });

/**
 * The key of one part, by the keys of whoever is signed in. Whoever takes it wipes it.
 * @throws Fault forbidden (it is not sealed to him), keysClosed, notFound (destroyed)
 */
export async function openPart(ctx: Context, clue: Pick<Clue, '_id' | 'shredSlot' | 'envelopes'>, part: CluePart): Promise<Buffer> {
  const shredKey = await shredKeyOf(clue);
  try {
    return await openEnvelope(clue.envelopes[part], ctx.keys, { shredKey, purpose: partPurpose(clue, part) });
  } finally {
    wipe(shredKey);
  }
}

/** As `openPart`, for what is done with the key at once. */
export async function withPart<T>(ctx: Context, clue: Pick<Clue, '_id' | 'shredSlot' | 'envelopes'>, part: CluePart, use: (key: Buffer) => T | Promise<T>): Promise<T> {
  const key = await openPart(ctx, clue, part);
  try {
    return await use(key);
  } finally {
    wipe(key);
  }
}

/** A clue as a reader sees it. */
export interface OpenedClue {
  content: ClueContent;
  /** By name, from the beginning or since. */
  named: boolean;
}

/** Whoever may open it may read it; that he did is the caller's to record. @throws Fault as `openPart` */
export async function openClue(ctx: Context, clue: Clue): Promise<OpenedClue> {
  const content = await withPart(ctx, clue, 'content', (key) => clueContent.parse(openJson(clue.content.buffer, key, partPurpose(clue, 'content'))));
  const { named } = await withPart(ctx, clue, 'talk', (key) => openTalk(clue, key));
  return { content, named };
}

export const openTalk = (clue: Pick<Clue, '_id' | 'talk'>, key: Uint8Array): ClueTalk => clueTalk.parse(openJson(clue.talk.buffer, key, talkPurpose(clue)));
export const talkPurpose = (clue: Pick<Clue, '_id'>): string => `${partPurpose(clue, 'talk')}:state`;

/** The bytes of one of the files that the content, or an entry, names. @throws Error when it is gone */
export const readClueFile = ({ id, key }: ClueFile): Promise<Buffer> => readSealedFile({ id, key });

/**
 * One more reader: content and talk are sealed to him too. Only somebody who can open them can do it.
 * @throws Fault forbidden, keysClosed, notFound, wrongState (he has no confirmed key)
 */
export async function letIn(ctx: Context, clue: Clue, accountId: string): Promise<Pick<Clue, 'envelopes' | 'readers'>> {
  const [to] = await certifiedRecipients([accountId]);
  if (!to) return fail('wrongState', { message: '他的密钥还没有经身份保管人确认，暂时不能给他看。' });
  const shredKey = await shredKeyOf(clue);
  const added = async <E extends Envelope>(part: 'content' | 'talk', envelope: E): Promise<E> => {
    const purpose = partPurpose(clue, part);
    const dataKey = await openEnvelope(envelope, ctx.keys, { shredKey, purpose });
    try {
      return { ...envelope, ...(await addRecipient(envelope, dataKey, { to, shredKey, purpose })) };
    } finally {
      wipe(dataKey);
    }
  };
  try {
    const envelopes = { ...clue.envelopes, content: await added('content', clue.envelopes.content), talk: await added('talk', clue.envelopes.talk) };
    return { envelopes, readers: [...new Set([...clue.readers, accountId])] };
  } finally {
    wipe(shredKey);
  }
}
