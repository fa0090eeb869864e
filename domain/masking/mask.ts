import type { ColumnKind } from '../../contracts/disclosure';
import { maskNumbers } from './numbers';

/** 张** whatever its length, so that two and three characters look alike; 欧阳** keeps a double surname. */
export function maskName(name: string): string {
  const characters = [...name.normalize('NFKC').replace(/[\s·•]/g, '')];
  if (characters.length === 0) return '';
  const surname = characters.length > 2 && doubleSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1;
  return `${characters.slice(0, surname).join('')}**`;
}

/** Several in one cell, each for itself: 张**、李**. */
export const maskNames = (cell: string): string => cell.split(/([、，,;；/]+)/).map((part, index) => (index % 2 === 0 ? maskName(part) : part)).join('');

export const doubleSurnames: ReadonlySet<string> = new Set(['欧阳', '上官', '司马', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '司空', '夏侯', '端木', '宇文', '长孙', '轩辕', '南宫', '独孤', '百里']);

/** The first three and the last; for staff only: a public page shows none of it. */
export const maskIdentity = (identity: string): string => (/^\d{3}\*{6,}[\dX]$/.test(identity) ? identity : keep(identity, 3, 1));
/** 138****1234 */
export const maskPhone = (phone: string): string => (/^(?:\d{3})?\*{4,}\d{4}$/.test(phone) ? phone : digitsOf(phone).length === 11 ? keep(phone, 3, 4) : keep(phone, 0, 4));
/** The last four. */
export const maskCard = (card: string): string => (/^尾号\d{4}$/.test(card) ? card : digitsOf(card).length <= 4 ? digitsOf(card) : `尾号${digitsOf(card).slice(-4)}`);

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/[^\dXx]/g, '');
function keep(text: string, first: number, last: number): string {
  const digits = digitsOf(text);
  if (digits.length <= first + last) return '*'.repeat(digits.length);
  return digits.slice(0, first) + '*'.repeat(digits.length - first - last) + (last === 0 ? '' : digits.slice(-last));
}

/** A cell as everybody may see it. */
export function maskByKind(kind: ColumnKind, cell: string): string {
  if (cell.trim() === '') return '';
  switch (kind) {
    case 'name':
      return maskNames(cell);
    case 'identity':
      return '';
    case 'phone':
      return maskPhone(cell);
    case 'card':
      return maskCard(cell);
    default:
      return cell;
  }
}

/** A cell as it may be stored: numbers of people never whole, whatever column they were typed into. */
export function maskToStore(kind: ColumnKind, cell: string): string {
  if (kind === 'identity') return maskIdentity(cell);
  return kind === 'phone' || kind === 'card' ? maskByKind(kind, cell) : maskNumbers(cell);
}
