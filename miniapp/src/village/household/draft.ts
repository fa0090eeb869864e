import type { HouseholdEntryRequest } from '../../../../contracts/household';

export interface EntryDraft {
  code: string;
  phone: string;
  sms: string;
  name: string;
  lastFour: string;
}

const digits = (text: string): number => text.replace(/\D/g, '').length;

/** Why the button is off, on the button; null: it may be pressed. */
export function entryOff(way: HouseholdEntryRequest['way'], { code, phone, sms, name, lastFour }: EntryDraft, villageChosen: boolean): string | null {
  if (way === 'slip') return digits(code) === 0 ? '请写 12 位户码' : digits(code) < 12 ? `还差 ${12 - digits(code)} 位` : digits(code) > 12 ? `多了 ${digits(code) - 12} 位` : null;
  if (way === 'phone') return digits(phone) !== 11 ? '请写 11 位手机号' : digits(sms) !== 6 ? '请写 6 位验证码' : null;
  if (!villageChosen) return '请先在村务公开里选您的村';
  return name.trim().length < 2 ? '请写户主姓名' : /^\d{3}[\dXx]$/.test(lastFour.trim()) ? null : '请写身份证号最后四位';
}
