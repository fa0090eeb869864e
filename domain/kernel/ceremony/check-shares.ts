import { wipe, type KeyPair } from '../envelopes';
import { fail } from '../errors';
import type { Ceremony } from './model';
import { combineShares, recoveryPairs, shareNumbers } from './shares';

/** The recovery keys that two shares give back; whoever asked wipes them (`wipeOpened`). */
export interface OpenedRecovery {
  numbers: number[];
  content: KeyPair;
  /** Null without the custodian's share. */
  identity: KeyPair | null;
}

/** @throws Fault badRequest: mistyped, the same twice, or of another ceremony */
export async function openShares(ceremony: Pick<Ceremony, 'contentRecovery' | 'identityRecovery'>, texts: readonly [string, string], path = 'shares'): Promise<OpenedRecovery> {
  const { content, identity } = await combineShares(texts, path);
  const pairs = await recoveryPairs({ content, identity: identity ?? Buffer.alloc(content.length) });
  wipe(content, ...(identity ? [identity] : []));
  const fits = pairs.content.publicKey.toString('base64url') === ceremony.contentRecovery && (!identity || pairs.identity.publicKey.toString('base64url') === ceremony.identityRecovery);
  if (!fits) {
    wipe(pairs.content.privateKey, pairs.identity.privateKey);
    const message = '这两份合不上：至少有一份不是这次仪式的';
    return fail('badRequest', { message, fields: [{ path: `${path}.1`, message }] });
  }
  return { numbers: shareNumbers(texts), content: pairs.content, identity: identity ? pairs.identity : null };
}

export function wipeOpened({ content, identity }: OpenedRecovery): void {
  wipe(content.privateKey, ...(identity ? [identity.privateKey] : []));
}

/** Whether two shares are of this ceremony, and what they would open. @throws as `openShares` */
export async function checkShares(ceremony: Ceremony, texts: readonly [string, string], path = 'shares'): Promise<{ numbers: number[]; identity: boolean }> {
  const opened = await openShares(ceremony, texts, path);
  wipeOpened(opened);
  return { numbers: opened.numbers, identity: opened.identity !== null };
}
