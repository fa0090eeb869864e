import { auditedChange, ObjectId, type Context } from '../../kernel';
import { endTerm } from '../clue-terms';
import { ClueModel, type Clue } from '../model';
import { handlingOf, mustAllow, settled, stepBy, type ActInput } from '../registry/command';
import { readable } from '../readers/readable';
import { entriesOf, sayToReporter } from '../talk';

/**
 * Gives the reporter what was agreed to be told. The words lie sealed among the readers' notes until then; whoever is
 * signed in opens them and seals them into the talk. After a crash the reply still waits, and is sent by hand.
 * @throws Fault keysClosed, forbidden, notFound
 */
export async function sendReply(ctx: Context, clue: Clue): Promise<Clue> {
  const reply = clue.handling?.reply;
  if (!reply) return clue;
  const text = (await entriesOf(ctx, clue)).find(({ _id }) => _id.toHexString() === reply.entry)?.body.text ?? '';
  await sayToReporter(ctx, clue, { kind: 'notice', text });
  const after = await auditedChange(ClueModel, clue._id, ctx, 'clue.reply', (before) => {
    const handling = handlingOf(before);
    if (handling.reply?.entry !== reply.entry) return null;
    return { set: { 'handling.reply': null, 'handling.terms': endTerm(handling.terms, reply.step) }, push: { 'handling.steps': stepBy(ctx, 'reply', { entry: new ObjectId(reply.entry) }) } };
  });
  return settled(ctx, after);
}

/** What a crash left unsent. @throws Fault notFound, forbidden, keysClosed, wrongState */
export async function replyToReporter(ctx: Context, { id }: ActInput): Promise<Clue> {
  const clue = await readable(ctx, id, 'clue.reply');
  mustAllow(ctx, 'reply', clue);
  return sendReply(ctx, clue);
}
