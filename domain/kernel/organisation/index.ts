import './policy';

export { changeWindow, closeOrganisation, createOrganisation, moveOrganisation, renameOrganisation, reopenOrganisation } from './commands';
export { mergeOrganisation } from './merge';
export type { NamedRef, OrganisationHistory, OrganisationRecord } from './model';
export { OrganisationModel } from './model';
export * from './queries';
export { findWindowByCode, windowsOfHall, type HallWindow, type ServiceWindow } from './window-lookup';
