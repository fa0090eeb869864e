import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { splitClueRequest } from '../../../contracts/clue-registry';
import { auditedChange, certifiedRecipients, fail, firstTrail, isDuplicateKey, native, newId, recoveryKeys, type Context, type KeyRecipient } from '../../kernel';
import { beginTerm } from '../clue-terms';
import { partCode } from '../report/code';
import { custodiansOf } from './identity';
import { clueFacts, ClueModel, type Clue } from '../model';
import { openClue } from '../sealing/open';
import { partsOf } from '../readers/family';
import { blank } from './register';
import { handlingOf, mustAllow, settled, stepBy, today } from '../registry/command';
import { readable } from '../readers/readable';
import { sealClue } from '../sealing/seal';

/**
 * One person of a report becomes a clue of his own (一人一件): with the report's code and a number, sealed to the report's
 * readers by role, handled by itself. Files are read with it and stay the report's; the talk with the reporter does too,
 * and so does who he is.
 * @throws Fault notFound, forbidden, keysClosed, wrongState, conflict
 */
export async function splitClue(ctx: Context, { id, version }: { id: string; version?: number }, part: Omit<z.output<typeof splitClueRequest>, 'version'>): Promise<Clue> {
  const report = await readable(ctx, id, 'clue.split');
  mustAllow(ctx, 'split', report);
  if (version !== undefined && version !== report.trail.seq) fail('conflict');
  const split = await insertPart(ctx, report, part);
  await settled(ctx, split);
  // After a crash in between the part is there with its own trail, and the report's timeline lacks a line.
  return settled(ctx, await auditedChange(ClueModel, report._id, ctx, 'clue.split', () => ({ set: {}, push: { 'handling.steps': stepBy(ctx, 'split') }, detail: { code: split.code } })));
}

async function insertPart(ctx: Context, report: Clue, { person, what }: Omit<z.output<typeof splitClueRequest>, 'version'>): Promise<Clue> {
  const recovery = (await recoveryKeys()) ?? fail('reportingClosed');
  const { content, named } = await openClue(ctx, report);
  const others = content.fields.people.filter(({ name }) => name !== person.name);
  const readers = await readersOf(report);
  const _id = newId(ctx);
  const sealed = await sealClue({
    _id,
    content: { ...content, fields: { ...content.fields, what, people: [person] }, matched: content.matched.filter(({ name }) => name === person.name), alsoNamed: [...others, ...content.alsoNamed] },
    identity: { identity: null, tellByPhone: false },
    talk: { named },
    readers,
    custodians: await certifiedRecipients(custodiansOf(report)),
    recovery,
    reporterKey: Buffer.from(report.reporter.publicKey, 'base64url'),
  });
  const { receivedOn, channel, kind, town, path } = report;
  const begun = blank(ctx, report);
  const facts = {
    _id,
    code: partCode(report.code, (await partsOf(report)).length + 1),
    receivedOn,
    channel,
    kind,
    town,
    state: 'registered' as const,
    path,
    readers: readers.map(({ accountId }) => accountId),
    // In the form of a look-up id, of which nobody has the receipt.
    reporter: { lookup: randomBytes(32).toString('base64url'), publicKey: report.reporter.publicKey },
    main: { id: report._id, code: report.code },
    handling: { ...begun, terms: beginTerm([], 'registered', today(ctx)), steps: [stepBy(ctx, 'split')] },
    ...sealed,
  };
  const clue: Clue = { ...facts, trail: firstTrail(ctx, 'clue.splitOff', { code: report.code }, clueFacts(facts)) };
  try {
    await native(ClueModel).insertOne(clue);
    return clue;
  } catch (error) {
    // Somebody split off another one at the same moment.
    if (isDuplicateKey(error)) return fail('conflict');
    throw error;
  }
}

/** Whoever reads the report by his role; who was let in to handle it is let in here when it is given to him. */
async function readersOf(report: Clue): Promise<KeyRecipient[]> {
  const { letIn } = handlingOf(report);
  return certifiedRecipients(report.readers.filter((accountId) => !letIn.includes(accountId)));
}
