import type { SandboxTemplate } from '../account';
import { Refusal } from './refusal';

const clock = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const calendarDay = String.raw`(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2}|\d{4}\/\d{1,2}\/\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2})`;
const orSpan = (form: string): RegExp => new RegExp(`^${form}(\\s?~\\s?${form})?$`);

/** What each kind of field takes, as the platform's documentation lists it. */
const forms: Record<string, (text: string) => boolean> = {
  thing: (text) => [...text].length <= 20,
  short_thing: (text) => [...text].length <= 10,
  number: (text) => /^\d+(\.\d+)?$/.test(text) && text.length <= 32,
  letter: (text) => /^[A-Za-z]{1,32}$/.test(text),
  symbol: (text) => /^[^\p{L}\p{N}\s]{1,5}$/u.test(text),
  character_string: (text) => /^[\x20-\x7e]{1,32}$/.test(text),
  time: matches(orSpan(`(${calendarDay}\\s?)?${clock}`), orSpan(calendarDay)),
  date: matches(orSpan(`${calendarDay}(\\s?${clock})?`)),
  amount: (text) => /^[^\d\s]?\d{1,10}(\.\d+)?元?$/u.test(text),
  phone_number: (text) => /^[\d+\-() ]{1,17}$/.test(text),
  car_number: (text) => /^[\p{Script=Han}A-Z0-9][A-Z0-9]{0,6}[\p{Script=Han}A-Z0-9]$/u.test(text),
  name: (text) => (/\p{Script=Han}/u.test(text) ? [...text].length <= 10 : /^[^\d]{1,20}$/u.test(text)),
  phrase: (text) => /^\p{Script=Han}{1,5}$/u.test(text),
  const: (text) => [...text].length <= 20,
};

function matches(...patterns: RegExp[]): (text: string) => boolean {
  return (text) => patterns.some((pattern) => pattern.test(text));
}

export type TemplateData = Record<string, { value: string }>;

/** Every field of the template, in its order. @throws Refusal 47003 that names the field */
export function checkedFields({ fields }: SandboxTemplate, data: TemplateData): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ key }) => {
      const value = data[key]?.value ?? '';
      if (value.trim() === '') throw new Refusal(47003, `data.${key}.value is empty`);
      const fits = forms[key.replace(/\d+$/, '')];
      // Line breaks and other control characters are taken by no kind.
      if (!fits?.(value) || /\p{Cc}/u.test(value)) throw new Refusal(47003, `data.${key}.value invalid`);
      return [key, value];
    }),
  );
}
