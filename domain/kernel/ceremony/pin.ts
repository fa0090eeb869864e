import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Ceremony } from './model';

/**
 * The ceremony in force, pinned outside the database: whoever can write the database could otherwise put keys of his own
 * in the place of the commission's, and would be sealed to from then on. `ceremony.json` lies beside keys.json, is shared
 * and backed up like it, and is compared before every sealing.
 */
const pinFile = z.object({ fingerprint: z.string() });

type Pinned = Pick<Ceremony, '_id' | 'verificationKey' | 'contentRecovery' | 'identityRecovery' | 'custodianId' | 'deputyId'>;
/** Told when what the database holds is not what was pinned. */
export type PinFault = (found: { pinned: string | null; found: string }) => void;

let folder: string | undefined;
let report: PinFault = () => undefined;

export function installCeremonyPin(directory: string, onFault: PinFault = () => undefined): void {
  folder = directory;
  report = onFault;
}

/** Over everything that decides to whom is sealed; printed on each share's sheet. Twelve groups of four digits. */
export function ceremonyFingerprint({ _id, verificationKey, contentRecovery, identityRecovery, custodianId, deputyId }: Pinned): string {
  const text = ['qingjian ceremony 1', _id.toHexString(), verificationKey, contentRecovery, identityRecovery, custodianId.toHexString(), deputyId.toHexString()].join('\n');
  const digits = (BigInt(`0x${createHash('sha256').update(text).digest('hex')}`) % 10n ** 48n).toString().padStart(48, '0');
  return (digits.match(/\d{4}/g) as string[]).join(' ');
}

/** Null while no ceremony was ever put in force with this directory. */
export function pinnedCeremony(): string | null {
  try {
    return pinFile.parse(JSON.parse(readFileSync(pinPath(), 'utf8'))).fingerprint;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export function pinCeremony(fingerprint: string): void {
  const beside = `${pinPath()}.${process.pid}`;
  writeFileSync(beside, JSON.stringify({ fingerprint }), { mode: 0o600 });
  renameSync(beside, pinPath());
}

/** For a database that is begun anew beside old keys: a demo, a test. */
export const unpinCeremony = (): void => rmSync(pinPath(), { force: true });

/** Whether it is the pinned one; where it is not, the fault is reported. */
export function isPinned(ceremony: Pinned): boolean {
  const [pinned, found] = [pinnedCeremony(), ceremonyFingerprint(ceremony)];
  if (pinned === found) return true;
  report({ pinned, found });
  return false;
}

function pinPath(): string {
  if (!folder) throw new Error('installCeremonyPin was not called');
  return join(folder, 'ceremony.json');
}
