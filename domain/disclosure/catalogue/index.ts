export { addEntry, restoreEntry, saveEntry } from './edit';
export { allEntries, catalogueItems, frequencyOn, itemFor, knownEntry, type KnownEntry } from './items';
export { eachEntry, showCatalogue, showEntry } from './show';
export { disclosureTermsOf, saveTerms, showTerms } from './terms';
