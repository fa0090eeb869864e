import mongoose from 'mongoose';
import type { ReporterIdentity, ReporterWordsRequest, ReportVisit } from '../../../contracts/clue-report';
import { auditedChange, certifiedRecipients, dayOnlyContext, fail, makeEnvelope, native, newDataKey, recoveryKeys, sealJson, wipe, type Clock, type Context } from '../../kernel';
import { claimFiles, takeAttachments } from './attachments';
import type { ClueIdentity, ClueTalk } from '../content';
import { ClueEntryModel } from '../entry-model';
import { custodiansOf, endedByName } from '../acts/identity';
import { ClueModel, partPurpose, type Clue } from '../model';
import { openTalk, shredKeyOf, talkPurpose } from '../sealing/open';
import { entryIdOf } from './receipt';
import { appendEntry } from '../talk';
import { addToUpward } from '../upward/visit';
import { mayNow, presentVisit, withReceipt, type ReporterMay } from './visit';

const needed: Record<ReporterWordsRequest['kind'], keyof ReporterMay> = { answer: 'answer', addition: 'add', objection: 'object' };

/**
 * An answer, an addition or an objection to the closing, sealed like the rest; said twice under one key it is said
 * once. Dated by the day.
 * @throws Fault receiptNotFound, wrongState, badRequest (attachments), notReady
 */
export function reporterSays(clock: Clock, { receiptCode, kind, text, attachments, wordsKey }: Omit<ReporterWordsRequest, 'task'>): Promise<ReportVisit> {
  const ctx = dayOnlyContext(clock);
  return withReceipt(receiptCode, async (visited) => {
    const { clue, talkKey } = visited;
    const id = entryIdOf(clue._id, wordsKey);
    const { named } = openTalk(clue, talkKey);
    if (!(await isSaid(id))) {
      if (!(await mayNow(clue, named))[needed[kind]]) fail('wrongState');
      const files = await takeAttachments(attachments, { named });
      await claimFiles(files, clue._id);
      await appendEntry(ctx, clue._id, talkKey, { id, part: 'talk', from: 'reporter', kind, body: { text, files } });
    }
    return presentVisit(visited, clock);
  }, (visited) => addToUpward(clock, visited, { kind, text, attachments, wordsKey }));
}

/**
 * A name, later than the report: the identity is sealed anew to the custodians, and an entry tells the readers that
 * there is one. The audit says no more than that the reporter wrote.
 * @throws Fault receiptNotFound, wrongState (by name already, or over), notReady
 */
export function giveNameLater(clock: Clock, { receiptCode, identity }: { receiptCode: string; identity: ReporterIdentity }): Promise<ReportVisit> {
  const ctx = dayOnlyContext(clock);
  return withReceipt(receiptCode, async ({ clue, talkKey }) => {
    const { named } = openTalk(clue, talkKey);
    if (!(await mayNow(clue, named)).giveName) fail('wrongState');
    // The entry first, under an id that a repetition finds again: a name without it could be overlooked.
    await appendEntry(ctx, clue._id, talkKey, { id: entryIdOf(clue._id, 'name'), part: 'talk', from: 'reporter', kind: 'note', body: { text: '举报人留了名', files: [] } });
    const changed = await sealName(ctx, clue, talkKey, identity);
    return presentVisit({ clue: changed, talkKey }, clock);
  }, () => fail('wrongState'));
}

const isSaid = async (id: Clue['_id']): Promise<boolean> => (await native(ClueEntryModel).findOne({ _id: id }, { projection: { _id: 1 } })) !== null;

async function sealName(ctx: Context, clue: Clue, talkKey: Uint8Array, identity: ReporterIdentity): Promise<Clue> {
  const recovery = (await recoveryKeys()) ?? fail('reportingClosed');
  // Whoever the report names was left out when it came in, and stays out; who was let in for a time asks anew.
  const to = await certifiedRecipients(custodiansOf(clue));
  const [shredKey, dataKey] = [await shredKeyOf(clue), newDataKey()];
  try {
    const purpose = partPurpose(clue, 'identity');
    const envelope = await makeEnvelope(dataKey, { to, recovery: recovery.identity, shredKey, purpose });
    const sealed: ClueIdentity = { identity, tellByPhone: false };
    const talk: ClueTalk = { named: true };
    const set = {
      'envelopes.identity': envelope,
      identity: new mongoose.mongo.Binary(sealJson(sealed, dataKey, purpose)),
      talk: new mongoose.mongo.Binary(sealJson(talk, talkKey, talkPurpose(clue))),
    };
    return await auditedChange(ClueModel, clue._id, ctx, 'clue.reporterWrote', ({ handling }) => ({ set: { ...set, ...(handling ? { 'handling.identityRequests': endedByName(handling.identityRequests) } : {}) } }));
  } finally {
    wipe(shredKey, dataKey);
  }
}
