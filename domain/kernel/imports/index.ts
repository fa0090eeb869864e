import { defineImportKind } from './kinds';
import { organisationImport } from './organisations';
import { personImport } from './people';
import './policy';
import { windowImport } from './windows';
import './work';

defineImportKind('organisations', organisationImport);
defineImportKind('windows', windowImport);
defineImportKind('people', personImport);

export * from './imports';
export { repeated, type ImportDefinition } from './kind';
export { defineImportKind } from './kinds';
