import './policy';

export { codeOfSeed, issueCode, issueCodes } from './codes';
export { earlierLooks, noteLooks } from './looks';
export { HouseholdModel, type Household } from './model';
export { listHouseholds, openHouseholdPhone, savePhone } from './queries';
export { HouseholdBook, type HouseholdLine } from './record';
export { enterHousehold, openSession, type HouseholdSession } from './session';
export { householdWays, saveHouseholdSettings, showHouseholdSettings } from './settings';
export { askSms } from './sms';
export { householdVillages } from './villages';
