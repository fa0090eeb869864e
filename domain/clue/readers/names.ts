/** However a name is written: without blanks, and without the dot within it. */
export const plainName = (name: string): string => name.replace(/[\s·]/g, '');

/** Finds a name in a directory where it may be written with blanks or dots; by an index as far as its first character goes. */
export function likeName(name: string): RegExp {
  const characters = [...plainName(name)].map((character) => character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${characters.join('[\\s·]*')}$`);
}
