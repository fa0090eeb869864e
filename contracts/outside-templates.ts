import { z } from 'zod';
import { abilities, day, instant } from './common';

/** Platforms that take only approved forms with blanks. */
export const outsideChannel = z.enum(['wechatTemplate', 'wechatNotice', 'miniSubscription', 'sms', 'voice']);
export type OutsideChannel = z.infer<typeof outsideChannel>;

/** Types of WeChat's blanks; a blank is named by its type and a number, e.g. thing4. */
export const wechatKeyTypes = ['thing', 'short_thing', 'phrase', 'character_string', 'name', 'date', 'time', 'number', 'letter', 'symbol', 'phone_number', 'amount', 'car_number', 'const'] as const;
export type WechatKeyType = (typeof wechatKeyTypes)[number];
export const wechatKey = z.string().regex(new RegExp(`^(${wechatKeyTypes.join('|')})\\d{1,4}$`), '照模板详情里写，例如 thing4、time2');

const fieldName = z.string().regex(/^[a-zA-Z]{1,20}$/);
export const wechatMapping = z.object({
  templateId: z.string().trim().regex(/^[\w-]{20,64}$/, '模板 ID 是一长串字母和数字，从微信后台复制'),
  /** By our own field: into which blank it goes. */
  keys: z.record(fieldName, wechatKey).refine((keys) => Object.keys(keys).length > 0, '至少对上一个字段'),
  /** A page of the mini-program that a tap opens. */
  page: z.string().trim().regex(/^pages\/[\w/-]{1,100}$|^$/, '写成 pages/home/index 这样，不用就留空').default(''),
});
export type WechatMapping = z.infer<typeof wechatMapping>;

export const phoneMapping = z.object({
  templateId: z.string().trim().regex(/^\d{1,20}$/, '模板 ID 全是数字，从腾讯云控制台复制'),
  /** As it was approved, with {1}, {2} … for the blanks. */
  text: z.string().trim().min(1, '请把审核通过的模板内容原样贴进来').max(350, '最多 350 个字'),
  /** Our fields for {1}, {2} … */
  params: z.array(fieldName).max(10),
});
export type PhoneMapping = z.infer<typeof phoneMapping>;

export const cardTemplates = z.object({
  wechatTemplate: wechatMapping.optional(),
  wechatNotice: wechatMapping.optional(),
  miniSubscription: wechatMapping.optional(),
  sms: phoneMapping.optional(),
  voice: phoneMapping.optional(),
});
export type CardTemplates = z.infer<typeof cardTemplates>;

/** What a platform did not take lately, because of a template or its blanks. */
export const outsideRefusal = z.object({ channel: outsideChannel, code: z.string(), why: z.string(), day, count: z.number().int() });
export type OutsideRefusal = z.infer<typeof outsideRefusal>;

export const outsideKind = z.object({
  kind: z.string(),
  label: z.string(),
  about: z.string(),
  fields: z.array(z.object({ name: z.string(), label: z.string(), example: z.string() })),
  /** By which this kind is sent at all. */
  channels: z.array(outsideChannel),
  templates: cardTemplates,
  refusals: z.array(outsideRefusal),
});
export type OutsideKind = z.infer<typeof outsideKind>;

/** GET /api/outside-templates */
export const outsideTemplates = z.object({
  kinds: z.array(outsideKind),
  /** For which keys are set. */
  connected: z.array(outsideChannel),
  /** Around SMS, without brackets; null: no keys for SMS. */
  signature: z.string().nullable(),
  version: z.number().int(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
  abilities,
});
export type OutsideTemplates = z.infer<typeof outsideTemplates>;

/** PUT /api/outside-templates — all channels of one kind; a channel left out has no template any more. */
export const saveOutsideTemplatesRequest = z.object({ kind: z.string().min(1).max(40), templates: cardTemplates, version: z.number().int().min(0) });
export type SaveOutsideTemplatesRequest = z.infer<typeof saveOutsideTemplatesRequest>;
