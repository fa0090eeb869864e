let signature: string | null = null;

/** The approved signature under which SMS go out; a door that has the keys installs it. */
export function installSmsSignature(name: string | null): void {
  signature = name;
}
export const smsSignature = (): string | null => signature;

/** Without one yet, as long as one may be. */
const longestSignature = 12;
const single = 70;
/** Of a long one: some room goes into joining it again. */
const part = 67;

/** Fills {1}, {2} … of an approved text. */
export const fillNumbered = (text: string, values: readonly string[]): string => text.replace(/\{(\d+)\}/g, (_, number: string) => values[Number(number) - 1] ?? '');

/** Characters and parts of an SMS with its signature 【…】, by which it is paid. */
export function smsLength(text: string): { characters: number; parts: number } {
  const characters = text.length + 2 + (signature?.length ?? longestSignature);
  return { characters, parts: characters <= single ? 1 : Math.ceil(characters / part) };
}
