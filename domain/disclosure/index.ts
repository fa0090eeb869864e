export { addEntry, allEntries, catalogueItems, disclosureTermsOf, eachEntry, frequencyOn, itemFor, knownEntry, restoreEntry, saveEntry, saveTerms, showCatalogue, showEntry, showTerms, type KnownEntry } from './catalogue';
export { theDistrict } from './district';
export { defineDueDay, type DueDay } from './due-day';
export { PublicationModel, type Publication } from './model';
export { fitsItem, latestPeriods, periodKeyAt, periodOf } from './periods';
export { disclosureReaders } from './policy';
export { listPublished, openPublishedFile, showChanges, showPublished } from './public';
export * from './publication';
import './policy';
