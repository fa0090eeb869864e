import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../domain/kernel';
import type { Settings } from '../../settings';
import { Envelope, sameText, signatureOf } from './crypto';
import { readMessage, type Received } from './message';
import { cdata, readXml } from './xml';

/** Why a call was refused: for the log and the figures, never told to the caller. */
export type RefusalReason = 'query' | 'stale' | 'signature' | 'unsealed' | 'tooLarge' | 'broken' | 'xml' | 'sealed' | 'fields';

/** A call that did not come from WeChat, or not whole: 401 where nobody vouches for it, 400 where it cannot be read. */
export class Refusal extends Error {
  readonly status: 400 | 401;

  constructor(readonly reason: RefusalReason) {
    super(reason);
    this.name = 'Refusal';
    this.status = reason === 'stale' || reason === 'signature' || reason === 'unsealed' || reason === 'sealed' ? 401 : 400;
  }
}

const freshForSeconds = 300;

const signed = z.object({ timestamp: z.string().regex(/^\d{1,10}$/), nonce: z.string().min(1).max(128) });
const plainQuery = signed.extend({ signature: z.string().max(128) });
const echoQuery = plainQuery.extend({ echostr: z.string().min(1).max(1024) });
const sealedQuery = signed.extend({ encrypt_type: z.literal('aes'), msg_signature: z.string().max(128) });
const sealedBody = z.object({ Encrypt: z.string().min(1) });

export interface Door {
  /** What WeChat wants to read back when the address is entered. @throws Refusal */
  echo(query: unknown): string;
  /** @throws Refusal */
  open(query: unknown, body: string): Received;
  /** Our answer in the form in which was asked. */
  close(xml: string): string;
}

/**
 * Plain mode without an AES key. With one, only what msg_signature vouches for is read: in compatible mode WeChat sends
 * the same message in clear beside it, and who could have that read instead could leave the sealing out.
 */
export function doorOf({ appid, token, aesKey }: NonNullable<Settings['officialAccount']>, clock: Clock): Door {
  const envelope = aesKey === undefined ? null : new Envelope(aesKey, appid);
  const now = (): number => Math.floor(clock.now().getTime() / 1000);

  const checked = <T extends z.infer<typeof signed>>(schema: z.ZodType<T>, query: unknown): T => {
    const read = schema.safeParse(query);
    if (!read.success) throw new Refusal('query');
    if (Math.abs(now() - Number(read.data.timestamp)) > freshForSeconds) throw new Refusal('stale');
    return read.data;
  };
  const vouched = ({ signature, timestamp, nonce }: z.infer<typeof plainQuery>): void => {
    if (!sameText(signature, signatureOf(token, timestamp, nonce))) throw new Refusal('signature');
  };
  const xmlOf = (text: string): Record<string, unknown> => readXml(text) ?? refuse('xml');
  const messageOf = (xml: Record<string, unknown>): Received => readMessage(xml) ?? refuse('fields');

  const unseal = (sealing: Envelope, query: unknown, body: string): string => {
    if (!sealedQuery.pick({ encrypt_type: true, msg_signature: true }).safeParse(query).success) throw new Refusal('unsealed');
    const { timestamp, nonce, msg_signature } = checked(sealedQuery, query);
    const outer = sealedBody.safeParse(xmlOf(body));
    if (!outer.success) throw new Refusal('unsealed');
    if (!sameText(msg_signature, signatureOf(token, timestamp, nonce, outer.data.Encrypt))) throw new Refusal('signature');
    return sealing.open(outer.data.Encrypt) ?? refuse('sealed');
  };

  return {
    echo(query) {
      const asked = checked(echoQuery, query);
      vouched(asked);
      return asked.echostr;
    },
    open(query, body) {
      if (envelope) return messageOf(xmlOf(unseal(envelope, query, body)));
      vouched(checked(plainQuery, query));
      return messageOf(xmlOf(body));
    },
    close(xml) {
      if (!envelope) return xml;
      const [sealed, timestamp, nonce] = [envelope.seal(xml), String(now()), randomBytes(8).toString('hex')];
      return `<xml><Encrypt>${cdata(sealed)}</Encrypt><MsgSignature>${cdata(signatureOf(token, timestamp, nonce, sealed))}</MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`;
    },
  };
}

function refuse(reason: RefusalReason): never {
  throw new Refusal(reason);
}
