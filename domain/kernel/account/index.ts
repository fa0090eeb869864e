export { createAccount, createFirstAdministrators, resetPassword, resetSecondFactor, unlockAccount, type FirstAdministrator } from './accounts';
export { createDemoAccount, currentDemoCode, enableDemo, type DemoAccountInput } from './demo';
export * from './departure';
export * from './deputies';
export { grantRole, revokeRole } from './grants';
export { AccountModel, type AccountGrant, type AccountRecord } from './model';
export * from './queries';
export { authenticate, signOut, type Authenticated, type OpenedSession } from './sessions';
export * from './sign-in';
