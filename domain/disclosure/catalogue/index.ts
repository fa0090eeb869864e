export { catalogueItems, itemFor } from './items';
