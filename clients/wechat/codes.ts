import type { WechatErrorClass } from './errors';

/**
 * What WeChat's return codes mean for whoever called: 全局返回码 and the pages of each interface. A code that stands in
 * none of these is `unknown`: whether the message was taken cannot be told.
 */
const codes: Record<Exclude<WechatErrorClass, 'unknown'>, readonly number[]> = {
  /** Busy; per minute; frozen by the platform for a while; AppSecret, address or account not in order: nothing was taken. */
  retry: [-1, 45011, 44990, 40013, 40125, 40164, 40243, 41004, 50002, 61004, 89501, 89503, 89506, 89507],
  refresh: [40001, 40014, 42001],
  /** Not following, blocked, refused, 48 hours over, number of answers used up; a code of a login, in the mini-program or on a page, that is used or wrong. */
  person: [40003, 43004, 43019, 43101, 45015, 45047, 49003, 50001, 50005, 61010, 40029, 40163, 40226, 41008, 40007, 41006],
  /** Template, field, page, menu, article, picture or permission: ours to put right. */
  template: [40004, 40005, 40006, 40009, 44003, 44004, 45001, 45003, 45004, 45008, 45166, 53404, 53405, 53406, 20013, 40036, 40037, 41028, 41030, 43107, 43116, 43104, 47001, 47003, 48001, 40016, 40017, 40018, 40019, 40020, 40023, 40024, 40025, 40026, 40027, 40054, 40055, 45002, 45056, 45064, 45157, 45158, 45159, 65303, 65304, 65305, 65306, 65307, 65308, 65309, 65316, 65317, 85096],
  /** Of this day. */
  quota: [45009, 45028, 45029, 44993],
};

const kinds = new Map(Object.entries(codes).flatMap(([kind, list]) => list.map((code) => [code, kind as WechatErrorClass] as const)));

export const kindOfCode = (code: number): WechatErrorClass => kinds.get(code) ?? 'unknown';
