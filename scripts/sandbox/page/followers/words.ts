/** 138 0000 6027; said in words where there is none. */
export function phoneWords(phone: string): string {
  if (phone === '') return '没有手机号';
  return /^\d{11}$/.test(phone) ? phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ') : phone;
}
