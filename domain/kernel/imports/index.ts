import { defineImportKind } from './kinds';
import { organisationImport } from './organisations';
import { personImport } from './people';
import './policy';
import { windowImport } from './windows';
import './forget';
import './work';

defineImportKind('organisations', organisationImport);
defineImportKind('windows', windowImport);
defineImportKind('people', personImport);

export * from './imports';
export { forgetSheets } from './forget';
export { repeated, type ImportDefinition, type ImportedSheet } from './kind';
export { ImportModel, type ImportRecord } from './model';
export { defineImportKind } from './kinds';
