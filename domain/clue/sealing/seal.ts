import mongoose from 'mongoose';
import { makeEnvelope, newDataKey, sealJson, sealKey, takeShredKey, wipe, wrapText, type KeyRecipient, type ObjectId } from '../../kernel';
import type { ClueContent, ClueIdentity, ClueTalk } from '../content';
import { partPurpose, type Clue } from '../model';
import { talkPurpose } from './open';

export interface ToSeal {
  _id: ObjectId;
  content: ClueContent;
  identity: ClueIdentity;
  talk: ClueTalk;
  readers: readonly KeyRecipient[];
  custodians: readonly KeyRecipient[];
  recovery: { content: Uint8Array; identity: Uint8Array };
  /** The reporter's, of his receipt. */
  reporterKey: Uint8Array;
  /** What else is sealed under the new keys, before they are forgotten. */
  also?: (keys: { content: Uint8Array; talk: Uint8Array }) => Promise<void>;
}

const binary = (bytes: Buffer): mongoose.mongo.Binary => new mongoose.mongo.Binary(bytes);

/** Every part under a key of its own, each key in its envelope, all of it under a fresh shred key. */
export async function sealClue({ _id, content, identity, talk, readers, custodians, recovery, reporterKey, also }: ToSeal): Promise<Pick<Clue, 'shredSlot' | 'envelopes' | 'content' | 'identity' | 'talk'>> {
  const { slot, key: shredKey } = await takeShredKey();
  const keys = { content: newDataKey(), talk: newDataKey(), identity: newDataKey() };
  const purpose = { content: partPurpose({ _id }, 'content'), talk: partPurpose({ _id }, 'talk'), identity: partPurpose({ _id }, 'identity') };
  try {
    const [contentEnvelope, talkEnvelope, identityEnvelope] = await Promise.all([
      makeEnvelope(keys.content, { to: readers, recovery: recovery.content, shredKey, purpose: purpose.content }),
      makeEnvelope(keys.talk, { to: readers, recovery: recovery.content, shredKey, purpose: purpose.talk }),
      makeEnvelope(keys.identity, { to: custodians, recovery: recovery.identity, shredKey, purpose: purpose.identity }),
    ]);
    await also?.(keys);
    const reporter = wrapText(await sealKey(keys.talk, reporterKey), shredKey, purpose.talk);
    return {
      shredSlot: slot,
      envelopes: { content: contentEnvelope, talk: { ...talkEnvelope, reporter }, identity: identityEnvelope },
      content: binary(sealJson(content, keys.content, purpose.content)),
      identity: binary(sealJson(identity, keys.identity, purpose.identity)),
      talk: binary(sealJson(talk, keys.talk, talkPurpose({ _id }))),
    };
  } finally {
    wipe(shredKey, ...Object.values(keys));
  }
}
