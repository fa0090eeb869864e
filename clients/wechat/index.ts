export * from './client';
export * from './errors';
export { createWechatClient, type WechatClientOptions } from './create';
export { miniLoginOf, officialAccountOf } from './follower-ports';
