import * as disclosure from './disclosure';
import * as platform from './platform';
import * as project from './project';

/** What the audit trail calls things, by collection. */
export const auditCollectionLabels = { ...platform.collections, ...disclosure.collections, ...project.collections } as const satisfies Record<string, string>;

const verbLabels: Record<string, string> = { ...platform.verbs, ...disclosure.verbs, ...project.verbs };

/** An act that goes over several documents says how it ended after a second dot. */
const endings: Record<string, string> = { completed: '，办完', failed: '，没办成' };

/** A verb nobody has named yet is shown as it is written: the trail hides nothing. */
export function auditVerbWords(verb: string): string {
  const known = verbLabels[verb];
  if (known) return known;
  const ending = /^(.*)\.(completed|failed)$/.exec(verb);
  const begun = ending && verbLabels[ending[1] as string];
  return begun ? `${begun}${endings[ending[2] as string]}` : verb;
}

/** Names of what an entry tells in detail. */
export const auditDetailLabels: Record<string, string> = { ...platform.details, ...disclosure.details, ...project.details };
