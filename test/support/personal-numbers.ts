import fc from 'fast-check';

/** Numbers of people as they are and as they are written, for tests of what masks them. */

const digits = (least: number, most = least) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(''));
const birthday = fc.date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10).replace(/-/g, ''));
const region = fc.constantFrom('630105', '110101', '440300', '654002', '510104');
const identity18 = fc.tuple(region, birthday, digits(3), fc.constantFrom(...'0123456789Xx')).map((parts) => parts.join(''));
const identity15 = fc.tuple(region, birthday, digits(3)).map(([place, day, serial]) => place + (day < '19200101' || day > '19991231' ? '700101' : day.slice(2)) + serial);
const phone = fc.tuple(fc.constantFrom('13', '14', '15', '16', '17', '18', '19'), digits(9)).map((parts) => parts.join(''));
const card = fc.tuple(fc.constantFrom('62', '43', '95', '60'), digits(14, 17)).map((parts) => parts.join(''));
const personal = fc.oneof(identity18, identity15, phone, card);

const wide = (text: string): string => text.replace(/[0-9X]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

export interface WrittenNumber {
  number: string;
  text: string;
}

/** As people write them: apart by blanks or dashes, or in full width. */
export const writtenNumber: fc.Arbitrary<WrittenNumber> = fc.tuple(personal, fc.array(fc.tuple(fc.integer({ min: 1, max: 18 }), fc.constantFrom(' ', '-', '－', '　', '·', ' - ')), { maxLength: 4 }), fc.boolean()).map(([number, gaps, full]) => {
  const places = new Map(gaps);
  const apart = [...number].map((character, index) => (places.get(index) ?? '') + character).join('');
  return { number: number.toUpperCase(), text: full ? wide(apart) : apart };
});

/** The digits of a text and nothing else, so that a number is found however it is written. */
export const bareDigits = (text: string): string => text.normalize('NFKC').replace(/[^\dXx]/g, '').toUpperCase();
