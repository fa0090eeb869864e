import './policy';

export { confirmSetup, setupChecklist } from './setup';
