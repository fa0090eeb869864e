import type { ImportKind } from '../../../contracts/table';
import type { ImportColumns } from '../tables';
import type { ImportDefinition } from './kind';

const kinds = new Map<ImportKind, ImportDefinition<ImportColumns>>();

/** Registers a kind of sheet; a capability registers its own. */
export function defineImportKind<C extends ImportColumns>(kind: ImportKind, definition: ImportDefinition<C>): void {
  if (kinds.has(kind)) throw new Error(`import kind is there already: ${kind}`);
  kinds.set(kind, definition as unknown as ImportDefinition<ImportColumns>);
}

/** Every process that serves or runs imports has registered every kind first. */
export function importKindOf(kind: ImportKind): ImportDefinition<ImportColumns> {
  const definition = kinds.get(kind);
  if (!definition) throw new Error(`no such import kind: ${kind}`);
  return definition;
}

/** Those whose sheets come in any layout. */
export const anyLayoutKinds = (): ImportKind[] => [...kinds].flatMap(([kind, { anyLayout }]) => (anyLayout ? [kind] : []));
