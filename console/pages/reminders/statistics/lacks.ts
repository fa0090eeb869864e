import type { ReminderStatistics } from '../../../../contracts/reminder';

type Lack = keyof ReminderStatistics['missing'];

/** What may be missing of somebody's record, and where it is put right. */
export const lacks: readonly { value: Lack; label: string; do: string }[] = [
  { value: 'unreachable', label: '联系不上', do: '没有一条路走得通，或最近几次都没送到。先请他绑定、同意，再补手机号。' },
  { value: 'consent', label: '没有同意接收', do: '没有同意就不往外发。邀请他绑定公众号，看完说明回复 1。' },
  { value: 'joinedDay', label: '没有入党日期', do: '收不到政治生日和七一的提醒。请系统管理员在“人员”里补；不是党员的不用补。' },
  { value: 'phone', label: '没有手机号', do: '微信送不到时没有短信可走。请系统管理员在“人员”里补。' },
];
