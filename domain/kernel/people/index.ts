import './policy';

export * from './commands';
export { PersonModel, type PersonRecord, type Post } from './model';
export * from './queries';
