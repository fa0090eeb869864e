import './policy';

export { districtName, someWindowCode } from './commission';
export { confirmSetup, setupChecklist } from './setup';
