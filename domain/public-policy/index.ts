import './policy';
import './files';
import './notices';

export { approvePolicy, createPolicy, discardDraft, returnPolicy, savePolicy, submitPolicy } from './commands';
export { presentDetail } from './present';
export { listPublicPolicies, openPolicyFile, showPublicPolicy } from './public';
export { listPolicies, showPolicy } from './queries';
export { seedPolicies } from './seed';
export { policyWork } from './work';
