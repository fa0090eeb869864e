import { maskIdentityNumber, maskPhone } from '../../../contracts/person';
import { defineSealed } from '../reseal';
import { blindIndex, decryptText, encryptText } from '../secrets';
import { PersonModel, type PersonRecord } from './model';

export type Identifier = 'phone' | 'identityNumber';

const purpose = (field: Identifier): string => `person.${field}`;

defineSealed<PersonRecord>(
  PersonModel,
  (['phone', 'identityNumber'] as const).map((path) => ({ path, purpose: () => purpose(path), index: { path: `${path}Index` as const, of: (plain) => blindIndex(path, plain) } })),
);

/** The two fields that store an identifier: one to open, one to find. */
export function sealIdentifier(field: Identifier, value: string): Partial<PersonRecord> {
  return { [field]: encryptText(value, purpose(field)), [`${field}Index`]: blindIndex(field, value) };
}

export function openIdentifier(person: PersonRecord, field: Identifier): string | null {
  const sealed = person[field];
  return sealed === undefined ? null : decryptText(sealed, purpose(field));
}

export function maskedIdentifier(person: PersonRecord, field: Identifier): string | null {
  const value = openIdentifier(person, field);
  return value && (field === 'phone' ? maskPhone(value) : maskIdentityNumber(value));
}
