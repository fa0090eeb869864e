import type { DisclosureItem, DisclosurePlace } from '../../../contracts/disclosure';
import { fail } from '../../kernel';
import { defaultItems } from './defaults';

/** What a village or a community publishes, in the catalogue's order. */
export async function catalogueItems(place: DisclosurePlace): Promise<DisclosureItem[]> {
  return defaultItems.filter((item) => item.active && item.places.includes(place));
}

/** One entry as it is in force now. @throws Fault notFound */
export async function itemFor(code: string): Promise<DisclosureItem> {
  return defaultItems.find((item) => item.code === code) ?? fail('notFound', { message: '公开目录里没有这一项。' });
}
