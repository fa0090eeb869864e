export * from './sealed-files';
