export * from './change';
export * from './registry';
export * from './trail';
