export * from './approvals';
