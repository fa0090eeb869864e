export { catalogueItems, itemFor } from './catalogue';
export { publicationFacts, PublicationModel, type Publication } from './model';
export { disclosureReaders } from './policy';
export { listPublished, showPublished } from './public';
import './policy';
