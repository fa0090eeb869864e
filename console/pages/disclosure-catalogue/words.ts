import type { DisclosurePlace } from '../../../contracts/disclosure';
import type { CatalogueEntry } from '../../../contracts/disclosure-catalogue';

export const placeWords = (places: readonly DisclosurePlace[]): string => (places.length === 2 ? '村、社区' : places[0] === 'community' ? '社区' : '村');

/** What a new entry begins with: a text, at once, of both. */
export const emptyEntry: CatalogueEntry = {
  code: '',
  name: '',
  class: 'affairs',
  group: '',
  form: 'text',
  columns: [],
  places: ['village', 'community'],
  audience: 'everyone',
  frequency: 'quarterly',
  partOf: null,
  attached: '',
  help: '',
  basis: '',
  source: { law: '', version: '', article: '' },
  certainty: 'proposal',
  provider: '',
  reviewer: '村务监督委员会',
  ahead: false,
  version: 1,
  active: true,
};

/** Laws that were written anew since: their articles have other numbers. */
export const renumbered = ({ law, version }: CatalogueEntry['source']): boolean => law.includes('村民委员会组织法') && version < '2025';
export const renumberedNote = '这部法 2026年1月1日 起施行新版，条号变了。请对照新版核对，再改条款。';
