import './work';

export * from './imports';
