import './policy';

export { countAllVillages, countVillage } from './count';
export { AccountMonthModel, type AccountMonth } from './model';
export { accountMonthsState, eachAccountMonth, openMonthsFilter } from './open';
export { showPublicAccounts } from './public';
export { accountsBasis, accountsFilter, accountsSeries, eachAccounts, listAccounts, newestFirst, showAccounts } from './queries';
export { saveAccountsRules, showAccountsSettings } from './settings';
export { readDisclosureSheet, sheetTemplate } from './sheets';
export { recordVillageMatter, showVillageDrafts } from './phone';
export { openVillageDraft, sendVillageDraft, submitVillageDraft } from './phone-draft';
