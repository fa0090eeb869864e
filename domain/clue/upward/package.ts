import { createHash, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { clueChannelLabels } from '../../../contracts/clue';
import { sealContent } from '../../kernel';
import type { UpwardReport } from './model';
import type { OpenedParts } from './open';

const derive = promisify(pbkdf2);
/** As OWASP asks of PBKDF2-HMAC-SHA256. The passphrase has 125 random bits: no stretching makes it guessable or keeps it. A browser has PBKDF2 and neither scrypt nor argon2, and a browser is what the other end has. */
const rounds = 600_000;
const magic = Buffer.from('QJUP1\n');
export const packagePurpose = 'upward:package';

/**
 * `QJUP1`, a line break, salt (16), then the contents in authenticated chunks under a key from the passphrase, exactly
 * as everything sealed here (docs/exchange-format.md). Opens offline in `templates/upward-open.html`.
 */
export async function sealPackage(plain: Uint8Array, passphrase: string): Promise<Buffer> {
  const salt = randomBytes(16);
  const key = await derive(passphrase, salt, rounds, 32, 'sha256');
  try {
    return Buffer.concat([magic, salt, sealContent(plain, key, packagePurpose)]);
  } finally {
    key.fill(0);
  }
}

/** A JSON document with its length (4 bytes, big-endian) before it, then the files one after the other, as it lists them. */
export function packContents({ code, receivedOn, handOver }: UpwardReport, { content, named, entries, identity }: OpenedParts, files: readonly { name: string; bytes: Buffer }[]): Buffer {
  const reporter = handOver?.withIdentity ? (identity?.identity ?? null) : null;
  const listed = files.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }));
  const document = {
    format: 'qingjian-upward-1',
    code,
    receivedOn,
    handedOverOn: handOver?.on ?? null,
    office: handOver?.office ?? '',
    channel: clueChannelLabels[content.channel].name,
    report: content.fields,
    place: content.place?.name ?? '',
    named,
    reporter,
    talk: entries.filter(({ part }) => part === 'talk').map(({ from, kind, day, body }) => ({ from, kind, day, text: body.text, files: body.files.map(({ name }) => name) })),
    notes: entries.filter(({ part }) => part === 'content').map(({ kind, day, body }) => ({ kind, day, text: body.text })),
    files: listed,
  };
  const json = Buffer.from(JSON.stringify(document));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json, ...files.map(({ bytes }) => bytes)]);
}
