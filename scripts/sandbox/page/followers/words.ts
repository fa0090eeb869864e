/** 138 0000 6027; said in words where there is none. */
export function phoneWords(phone: string): string {
  if (phone === '') return '没有手机号';
  return /^\d{11}$/.test(phone) ? phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ') : phone;
}

/** Both ends of a long id, enough to tell it from others. */
export function shortId(id: string): string {
  return id.length > 18 ? `${id.slice(0, 12)}…${id.slice(-4)}` : id;
}
