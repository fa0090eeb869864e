import type { Notify } from '../callback/deliver';
import { customInterfaces } from './custom';
import { draftInterfaces } from './drafts';
import type { WechatInterface } from './interface';
import { mediaInterfaces } from './media';
import { menuInterfaces } from './menu';
import { miniInterfaces } from './mini';
import { qrcodeInterfaces } from './qrcode';
import { subscriptionInterfaces } from './subscription';
import { tagInterfaces } from './tags';
import { templateInterfaces } from './template';
import { tokenInterfaces } from './token';
import { userInterfaces } from './users';
import { webLoginInterfaces } from './web-login';

/** Every documented interface that the sandbox answers. */
export const wechatInterfaces = (notify: Notify): WechatInterface[] => [
  ...tokenInterfaces,
  ...templateInterfaces(notify),
  ...subscriptionInterfaces(notify),
  ...customInterfaces,
  ...mediaInterfaces,
  ...qrcodeInterfaces(),
  ...userInterfaces,
  ...tagInterfaces,
  ...menuInterfaces,
  ...miniInterfaces,
  ...draftInterfaces,
  ...webLoginInterfaces,
];
