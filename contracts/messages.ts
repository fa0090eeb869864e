import type { z } from 'zod';

const missing = (input: unknown): boolean => input === undefined || input === null || input === '';

/**
 * Plain words for what zod finds where a schema gives none of its own.
 * A door sets it once: `z.config({ localeError: chineseMessages })`.
 */
export const chineseMessages: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return missing(issue.input) ? '这一项没有填' : `这一项应是${kinds[issue.expected] ?? '别的内容'}`;
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_value':
      return missing(issue.input) ? '这一项没有填' : '请从列出的几项里选';
    case 'invalid_format':
      return formats[issue.format] ?? '格式不对';
    case 'not_multiple_of':
      return `应是 ${issue.divisor} 的倍数`;
    case 'unrecognized_keys':
      return `多了不认识的内容：${issue.keys.join('、')}`;
    default:
      return '这一项填得不对';
  }
};

const kinds: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '“是”或“否”',
  array: '一个列表',
  object: '一组内容',
  record: '一组内容',
  date: '日期',
};

const formats: Record<string, string> = {
  datetime: '时间写成 2026-11-20T07:42:00.000Z 这样',
  uuid: '编号不对',
  email: '邮箱地址不对',
  url: '网址不对',
};

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return minimum === 1 ? '这一项没有填' : `至少 ${minimum} 个字`;
  if (origin === 'array' || origin === 'set') return `至少选 ${minimum} 项`;
  return `不能小于 ${minimum}`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `最多 ${maximum} 个字`;
  if (origin === 'array' || origin === 'set') return `最多 ${maximum} 项`;
  return `不能大于 ${maximum}`;
}
