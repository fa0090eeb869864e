export { dayCell, labelCell, listCell, optionalColumn, requiredColumn, type ImportColumn, type ImportColumns, type RowOf } from './columns';
export { exportMediaTypes, exportTable, type ExportColumn } from './export-table';
export { importTable, type Counts, type Handled, type ImportedRow, type ImportHandler, type ImportOptions, type ImportReport, type RowProblem } from './import-table';
export { templateOf } from './template';
export { statementBook, type Statement } from './statement';
