export * from './client';
export * from './errors';
export { createWechatClient, type WechatClientOptions } from './create';
export { draftBoxOf } from './draft-box';
export { miniLoginOf, officialAccountOf, webLoginOf } from './follower-ports';
