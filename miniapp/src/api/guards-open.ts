import type { OpenDataset, OpenDatasets, OpenField, OpenLicence } from '../../../contracts/open-data';
import { openFieldTypes, openFilters, openThemes } from '../../../contracts/open-data-words';
import { day, listOf, oneOf, orNull, text, thing } from './guards';

const field = thing<OpenField>({ key: text, title: text, type: oneOf(openFieldTypes), unit: text, about: text });

export const isOpenDatasets = thing<OpenDatasets>({
  publisher: text,
  licence: thing<OpenLicence>({ title: text, words: text, address: orNull(text) }),
  items: listOf(thing<OpenDataset>({ key: text, title: text, about: text, theme: oneOf(openThemes), updates: text, filters: listOf(oneOf(openFilters)), fields: listOf(field), newest: orNull(day) })),
});
