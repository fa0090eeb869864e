import './policy';
import './files';

export { approvePolicy, createPolicy, discardDraft, returnPolicy, savePolicy, submitPolicy } from './commands';
export { presentDetail } from './present';
export { listPublicPolicies, openPolicyFile, showPublicPolicy } from './public';
export { listPolicies, showPolicy } from './queries';
export { seedPolicies } from './seed';
