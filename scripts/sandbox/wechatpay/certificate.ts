import { sign, type KeyObject } from 'node:crypto';

const sequence = 0x30;
const set = 0x31;

/** One value in DER. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), body]);
  const digits = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, body]);
}

/** sha256WithRSAEncryption */
const algorithm = der(sequence, Buffer.from('06092a864886f70d01010b0500', 'hex'));
const commonName = (text: string): Buffer => der(sequence, der(set, der(sequence, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(text)))));
const utcTime = (at: Date): Buffer => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]|\.\d+/g, '').slice(2)}`));

/** An X.509 certificate that vouches for itself, as PEM. `serial`: 40 hexadecimal digits, the first below 8. */
export function certificateOf({ serial, name, from, until, publicKey, privateKey }: { serial: string; name: string; from: Date; until: Date; publicKey: KeyObject; privateKey: KeyObject }): string {
  const body = der(sequence, der(0x02, Buffer.from(serial, 'hex')), algorithm, commonName(name), der(sequence, utcTime(from), utcTime(until)), commonName(name), publicKey.export({ type: 'spki', format: 'der' }));
  const signature = sign('sha256', body, privateKey);
  const bytes = der(sequence, body, algorithm, der(0x03, Buffer.from([0]), signature));
  return `-----BEGIN CERTIFICATE-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
}
