import { z } from 'zod';
import { abilities, id, instant } from './common';

/** How a hall takes ratings, beside the days of its follow-ups (contracts/follow-up.ts). */

/** 1 = Monday, 7 = Sunday. */
export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Weekday = (typeof weekdays)[number];
export const weekdayLabels: Record<Weekday, string> = { 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六', 7: '周日' };

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, '时间写成 09:00 这样');
const openSpan = z.object({ from: timeOfDay, to: timeOfDay }).refine(({ from, to }) => from < to, { path: ['to'], message: '关门要晚于开门' });
export type OpenSpan = z.infer<typeof openSpan>;
export const openDay = z
  .array(openSpan)
  .max(4, '一天最多 4 段')
  .refine((spans) => spans.every((span, index) => index === 0 || (spans[index - 1]?.to ?? '') <= span.from), '几段时间要从早到晚，不能重叠');

/** When the hall serves, by weekday; a day without spans is closed. */
export const openingHours = z.object({ 1: openDay, 2: openDay, 3: openDay, 4: openDay, 5: openDay, 6: openDay, 7: openDay });
export type OpeningHours = z.infer<typeof openingHours>;

/** In wider networks live citizens, too. */
const widest = { ipv4: 8, ipv6: 32 };
const isNarrow = (network: string): boolean => Number(network.split('/')[1] ?? 128) >= (network.includes(':') ? widest.ipv6 : widest.ipv4);

/** `10.0.0.5`, `10.8.0.0/16`, `fd00:12::/48`. */
export const staffNetwork = z
  .union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], '写一个 IP 地址，或 10.8.0.0/16 这样的网段')
  .refine(isNarrow, `网段太大，群众也会被挡住：IPv4 最大写到 /${widest.ipv4}，IPv6 最大写到 /${widest.ipv6}`);

export const hallSettings = z.object({
  openingHours,
  /** How often a person may rate one window on one day from the stand; with a ticket it is once a ticket. */
  dailyLimit: z.number('请填 1 到 20 的整数').int('请填 1 到 20 的整数').min(1, '至少 1 次').max(20, '最多 20 次'),
  /** Whoever comes from here works in the hall and does not rate it. */
  staffNetworks: z.array(staffNetwork).max(50, '最多 50 个网段'),
});
export type HallSettings = z.infer<typeof hallSettings>;

/** GET /api/hall-settings/:hallId */
export const hallSettingsShown = hallSettings.extend({ version: z.number().int(), abilities });
export type HallSettingsShown = z.infer<typeof hallSettingsShown>;

/** PUT /api/hall-settings/:hallId — names the version it saw; another's change in between answers 409 conflict. */
export const saveHallSettingsRequest = hallSettings.extend({ version: z.number().int().min(0) });
export type SaveHallSettingsRequest = z.infer<typeof saveHallSettingsRequest>;

/** GET /api/hall-settings/:hallId/history — who changed what, newest first, the follow-ups' days included. */
export const hallSettingsHistory = z.object({
  items: z.array(z.object({ at: instant, by: z.string(), field: z.string(), from: z.string(), to: z.string() })),
});
export type HallSettingsHistory = z.infer<typeof hallSettingsHistory>;

export const hallParams = z.object({ hallId: id });
