export * from './contents';
export * from './envelope';
export * from './key-pairs';
export * from './seal';
