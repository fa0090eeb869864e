import { approvalStateLabels } from '../../../contracts/approval';
import { auditDetailLabels } from '../../../contracts/audit-labels';
import { closingKindLabels, contactOutcomeLabels } from '../../../contracts/follow-up';
import { ratingLevelLabels } from '../../../contracts/rating-options';
import { roleLabels } from '../../../contracts/roles';
import { rosterShiftLabels } from '../../../contracts/roster';
import { importKindLabels } from '../../../contracts/table';

/** Codes that stand in details, in the words of their own pages. */
const valueLabels: Record<string, string> = {
  ...roleLabels,
  ...contactOutcomeLabels,
  ...closingKindLabels,
  ...approvalStateLabels,
  ...ratingLevelLabels,
  ...importKindLabels,
  ...rosterShiftLabels,
  struck: '划掉',
  first: '第一次',
  second: '第二次',
  phone: '电话',
  identityNumber: '身份证号',
  print: '打印',
  sms: '短信',
  chat: '在公众号里',
  mini: '在小程序里',
  invitation: '邀请码',
  digits: '公众号给的 6 位数字',
};

/** An id tells a reader nothing where the name stands beside it. */
const namedBy: Record<string, string> = { organisationId: 'organisationName', toAccountId: 'toName' };

export function detailWords(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .filter(([name, value]) => value !== '' && value !== null && !((namedBy[name] ?? '') in detail))
    .map(([name, value]) => `${auditDetailLabels[name] ?? name}：${valueWords(value)}`)
    .join('；');
}

function valueWords(value: unknown): string {
  if (typeof value === 'string') return valueLabels[value] ?? value;
  if (Array.isArray(value)) return value.map(valueWords).join('、');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
