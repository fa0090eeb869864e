const mark = /\{(\w+)\}/g;

/** The names a text asks for. */
export const namesIn = (text: string): string[] => [...text.matchAll(mark)].map((match) => match[1] as string);

/** Puts values into a text: '{window}' becomes `values.window`. An unknown name is a fault of the caller, not a blank. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(mark, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The text asks for {${name}}, which was not given.`);
    return value;
  });
}
