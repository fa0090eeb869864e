export { catalogueItems, itemFor } from './catalogue';
export { defineDueDay, type DueDay } from './due-day';
export { PublicationModel, type Publication } from './model';
export { fitsFrequency, latestPeriods, periodKeyAt, periodOf } from './periods';
export { disclosureReaders } from './policy';
export { listPublished, openPublishedFile, showChanges, showPublished } from './public';
export * from './publication';
import './policy';
