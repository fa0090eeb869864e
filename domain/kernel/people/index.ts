import './policy';

export * from './commands';
export { openIdentifier } from './identifiers';
export { PersonModel, type PersonRecord, type Post } from './model';
export { organisationPaths } from './paths';
export * from './queries';
