import type { Role } from '../../contracts/roles';
import type { Clock } from './clock';

/** A role for one organisation and everything below it. `asDeputyOf`: the account it was received from. */
export interface Grant {
  role: Role;
  organisationId: string;
  asDeputyOf?: string;
}

export interface StaffActor {
  kind: 'staff';
  accountId: string;
  name: string;
  /** Own grants and those received as deputy. */
  grants: Grant[];
}

/** Citizens are not told apart: rating and anonymous reporting need no identity. */
export interface CitizenActor {
  kind: 'citizen';
}

/** A job, a sweeper, a subscriber. `name` says which. */
export interface SystemActor {
  kind: 'system';
  name: string;
}

/** Another system that came in by a key of its hall. It has no verbs of the policies: its own routes are all it may do. */
export interface IntegrationActor {
  kind: 'integration';
  keyId: string;
  hallId: string;
  /** The key's name, e.g. 排队叫号机. */
  name: string;
}

export type Actor = StaffActor | CitizenActor | SystemActor | IntegrationActor;

/** The key pair of whoever is signed in, as far as this request may use it; the private half is never handed out. */
export interface HeldKeys {
  /** Which of the person's key pairs: envelopes name it. */
  keyId: string;
  /** Older pairs of his that still open with it, until what was sealed to them is sealed to this one. */
  former?: readonly string[];
  /** Opens a data key that was sealed to him; `keyId` where it was to an older pair. @throws Error when it was sealed for another key */
  open(sealed: string, keyId?: string): Promise<Buffer>;
}

/** Who acts, by which clock; every command takes one. */
export interface Context {
  actor: Actor;
  clock: Clock;
  requestId?: string;
  /** Absent: nobody is signed in, or he has no key pair yet. */
  keys?: HeldKeys;
  /** What this act writes may not tell its time finer than the day: the clock stands at midnight, ids are random. */
  dayOnly?: true;
}

export function systemContext(name: string, clock: Clock): Context {
  return { actor: { kind: 'system', name }, clock };
}

/** How an actor is written into histories that people read. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'citizen') return '群众';
  return actor.kind === 'system' ? '系统' : actor.name;
}
