import './policy';

export { districtName, someWindowCode } from './commission';
export { confirmSetup, defineSetupItem, setupChecklist } from './setup';
