export { catalogueItems, itemFor } from './catalogue';
export { PublicationModel, type Publication } from './model';
export { disclosureReaders } from './policy';
export { listPublished, showPublished } from './public';
import './policy';
