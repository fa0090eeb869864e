export * from './slots';
export * from './store';
