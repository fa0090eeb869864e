import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import type { ClueChannel, ClueKind, ClueSatisfaction, ClueState, Disposition } from '../../contracts/clue';
import { ClueModel, clueFacts, type Clue } from '../../domain/clue';
import { firstTrail, native, ObjectId, shanghaiInstant } from '../../domain/kernel';
import { testContext } from './factories';

export interface PlainClue {
  readers: readonly string[];
  receivedOn: string;
  channel?: ClueChannel;
  kind?: ClueKind;
  town?: Clue['town'];
  state?: ClueState;
  closedOn?: string;
  disposition?: Disposition;
  satisfaction?: ClueSatisfaction;
  extensions?: number;
  linked?: boolean;
  late?: boolean;
}

/** What stands in clear of a clue, as statistics read it; nothing in it was sealed, and nothing opens. */
export async function insertClues(clues: readonly PlainClue[]): Promise<void> {
  await native(ClueModel).insertMany(clues.map(plainClue));
}

function plainClue({ readers, receivedOn, channel = 'web', kind = 'accusation', town = null, state = 'received', closedOn, disposition, satisfaction, extensions = 0, linked = false, late = false }: PlainClue): Clue {
  const nothing = { suite: 'x25519-aes256gcm-1', keys: [], recovery: '' };
  const step = { act: 'link' as const, at: shanghaiInstant(receivedOn, '10:00'), byAccountId: '', toAccountId: null, entry: null, agreed: null };
  const empty = new mongoose.mongo.Binary(Buffer.alloc(0));
  const facts = {
    _id: new ObjectId(),
    code: randomBytes(8).toString('hex'),
    receivedOn,
    channel,
    kind,
    town,
    state,
    path: [],
    readers: [...readers],
    shredSlot: 0,
    envelopes: { content: nothing, talk: { ...nothing, reporter: '' }, identity: nothing } as unknown as Clue['envelopes'],
    content: empty,
    identity: empty,
    talk: empty,
    reporter: { lookup: randomBytes(16).toString('hex'), publicKey: '' },
    handling:
      state === 'received'
        ? null
        : {
            registeredAt: shanghaiInstant(receivedOn, '10:00'),
            handlerId: null,
            coHandlerIds: [],
            countersign: [],
            letIn: [],
            disposition: disposition ?? null,
            steps: linked ? [step] : [],
            terms: [],
            pending: null,
            extensions,
            reply: null,
            closedOn: closedOn ?? null,
            finding: null,
            satisfaction: satisfaction ?? null,
            identityRequests: [],
          },
    current: late ? { due: receivedOn, yellowAt: shanghaiInstant(receivedOn, '00:00'), redAt: shanghaiInstant(receivedOn, '12:00') } : null,
    sortDue: '9999',
  };
  return { ...facts, trail: firstTrail(testContext(), 'clue.received', {}, clueFacts(facts)) };
}
