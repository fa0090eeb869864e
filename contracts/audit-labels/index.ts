import * as disclosure from './disclosure';
import * as disclosureDuty from './disclosure-duty';
import * as disclosureOutlet from './disclosure-outlet';
import * as disclosureOversight from './disclosure-oversight';
import * as fund from './fund';
import * as microPower from './micro-power';
import * as pay from './pay';
import * as payments from './payments';
import * as platform from './platform';
import * as project from './project';
import * as question from './question';
import * as reconciliation from './reconciliation';
import * as repayment from './repayment';
import * as reward from './reward';
import * as villageAccounts from './village-accounts';

/** Each part names its collections, acts and details. */
const parts = [platform, disclosure, disclosureDuty, disclosureOutlet, disclosureOversight, fund, microPower, pay, payments, project, question, reconciliation, repayment, reward, villageAccounts] as const;

/** What the audit trail calls things, by collection. */
export const auditCollectionLabels = {
  ...platform.collections,
  ...disclosure.collections,
  ...disclosureDuty.collections,
  ...disclosureOutlet.collections,
  ...disclosureOversight.collections,
  ...fund.collections,
  ...microPower.collections,
  ...pay.collections,
  ...payments.collections,
  ...project.collections,
  ...question.collections,
  ...reconciliation.collections,
  ...repayment.collections,
  ...reward.collections,
  ...villageAccounts.collections,
} as const satisfies Record<string, string>;

const verbLabels: Record<string, string> = Object.assign({}, ...parts.map(({ verbs }) => verbs));

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
export const auditDetailLabels: Record<string, string> = Object.assign({}, ...parts.map(({ details }) => details));
