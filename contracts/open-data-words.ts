/** Plain values, so that the mini-program needs no schema library for them. */
export const openFormats = ['csv', 'xlsx', 'json'] as const;
export type OpenFormat = (typeof openFormats)[number];
export const openFormatLabels: Record<OpenFormat, string> = { csv: 'CSV', xlsx: 'Excel', json: 'JSON' };

export const openThemes = ['disclosure', 'accounts', 'funds', 'projects', 'powers', 'places'] as const;
export type OpenTheme = (typeof openThemes)[number];
export const openThemeLabels: Record<OpenTheme, string> = { disclosure: '村里公开', accounts: '村级账', funds: '民生资金', projects: '项目和政策', powers: '小微权力', places: '村和乡镇' };

/** How the values of a column are written; money is yuan, a day 2026-11-20, a yes 是 (in JSON true). */
export const openFieldTypes = ['text', 'id', 'integer', 'decimal', 'day', 'boolean'] as const;
export type OpenFieldType = (typeof openFieldTypes)[number];
export const openFieldTypeLabels: Record<OpenFieldType, string> = { text: '文字', id: '编号', integer: '整数', decimal: '小数', day: '日期', boolean: '是或否' };

export const openFilters = ['year', 'town', 'village', 'item'] as const;
export type OpenFilter = (typeof openFilters)[number];
export const openFilterWords: Record<OpenFilter, string> = { year: '年度，如 2026', town: '乡镇的编号', village: '村的编号', item: '公开事项编码，如 V6' };

/** Where a table is, cut down by what it can be cut down by. */
export function openAddress(key: string, format: OpenFormat, filters: readonly OpenFilter[], asked: Partial<Record<OpenFilter, string>>): string {
  const query = filters.flatMap((filter) => (asked[filter] ? [`${filter}=${encodeURIComponent(asked[filter])}`] : []));
  return `/api/open/${key}.${format}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
