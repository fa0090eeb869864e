export * from './client';
export * from './errors';
export { miniLoginOf, officialAccountOf } from './follower-ports';
