import type { Context } from '../context';
import type { Envelope } from '../envelopes';

/** One envelope of a thing, as it is when it is changed. */
export interface HeldEnvelope {
  envelope: Envelope;
  /** Of what its data key is, as `makeEnvelope` was told. */
  purpose: string;
  /** Which recovery key it is sealed to: identities open only with the custodian's share. */
  recovery: 'content' | 'identity';
}

/** Answers the envelope in its place, or null where it stays as it is. */
export type EnvelopeChange = (held: HeldEnvelope) => Promise<Envelope | null>;

/** Something that is sealed to people, e.g. one report with its envelopes. */
export interface SealedThing {
  /** Where a walk goes on after it; walks are in the order of this text. */
  at: string;
  /** How its readers know it, e.g. its code. Shown only to somebody it is sealed to. */
  title: string;
  /** Null once it was destroyed. */
  shredKey: Buffer | null;
  envelopes: readonly HeldEnvelope[];
  /**
   * Whether somebody new may read it, worked out from what the data key opens: nobody who is named in a report, or near
   * to it, is let in because a colleague has left.
   */
  admits(accountId: string, held: HeldEnvelope, dataKey: Buffer): Promise<boolean>;
  /** Changes its envelopes in one compare-and-set write, asked again when another was faster (`auditedChange`). */
  reseal(ctx: Context, change: EnvelopeChange): Promise<void>;
}

/** Those sealed to this account, whichever of its pairs; or all. */
export interface SealedFor {
  accountId?: string;
}

/** A kind of things that are sealed to people; the capability that keeps them says how to walk over them. */
export interface SealedTo {
  /** Stable, e.g. `clue`. */
  name: string;
  /** Chinese, e.g. 问题线索. */
  label: string;
  count(which: SealedFor): Promise<number>;
  /** In the order of `at`, by an index; `after`: those behind it. */
  walk(which: SealedFor, after: string | undefined): AsyncIterable<SealedThing>;
}

const kinds = new Map<string, SealedTo>();

/** Without it, what a capability seals can be neither recovered nor moved to a new key. */
export function defineSealedTo(kind: SealedTo): void {
  if (kinds.has(kind.name)) throw new Error(`defined already: ${kind.name}`);
  kinds.set(kind.name, kind);
}

const inOrder = (): SealedTo[] => [...kinds.values()].sort((one, other) => (one.name < other.name ? -1 : 1));

export async function countSealed(which: SealedFor): Promise<number> {
  return (await Promise.all(inOrder().map((kind) => kind.count(which)))).reduce((sum, count) => sum + count, 0);
}

export interface Found {
  kind: SealedTo;
  thing: SealedThing;
  /** For the next stretch. */
  place: string;
}

/** Over all kinds; `after`: the `place` of the last one that was done. */
export async function* walkSealed(which: SealedFor, after?: string): AsyncGenerator<Found> {
  const [name, at] = after === undefined ? ['', ''] : (JSON.parse(after) as [string, string]);
  for (const kind of inOrder()) {
    if (kind.name < name) continue;
    for await (const thing of kind.walk(which, kind.name === name ? at : undefined)) yield { kind, thing, place: JSON.stringify([kind.name, thing.at]) };
  }
}
