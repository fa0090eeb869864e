export { addEntry, allEntries, catalogueItems, disclosureTermsOf, eachEntry, frequencyOn, itemFor, knownEntry, restoreEntry, saveEntry, saveTerms, showCatalogue, showEntry, showTerms, type KnownEntry } from './catalogue';
export { theDistrict } from './district';
export { PublicationModel, type Publication } from './model';
export { disclosureReaders } from './policy';
export { listPublished, showPublished } from './public';
import './policy';
