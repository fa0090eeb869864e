import type { ImportKind } from '../../../contracts/table';
import type { ImportColumns } from '../tables';
import type { ImportDefinition } from './kind';
import { organisationImport } from './organisations';
import { personImport } from './people';
import { windowImport } from './windows';

export const importKinds: Record<ImportKind, ImportDefinition<ImportColumns>> = {
  organisations: organisationImport as unknown as ImportDefinition<ImportColumns>,
  windows: windowImport as unknown as ImportDefinition<ImportColumns>,
  people: personImport as unknown as ImportDefinition<ImportColumns>,
};
