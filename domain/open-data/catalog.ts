import { openFilterWords, openThemeLabels, openTheme, type OpenFormat, type OpenTheme } from '../../contracts/open-data';
import { theDistrict } from '../disclosure';
import type { Context, Day } from '../kernel';
import type { Dataset, OpenState } from './dataset';
import { datasets } from './datasets';
import { openLicenceOf } from './licence';

/** Of DCAT version 3 (https://www.w3.org/TR/vocab-dcat-3/) and what it takes from others. */
const context = {
  '@version': 1.1,
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const ianaTypes: Record<OpenFormat, string> = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', json: 'application/json' };
const ref = (address: string) => ({ '@id': address });
const chinese = (text: string) => ({ '@value': text, '@language': 'zh-CN' });
type Days = Pick<OpenState, 'newest' | 'oldest'>;
const date = (day: Day) => ({ '@value': day, '@type': 'xsd:date' });
const spanOf = ({ newest, oldest }: Days) => ({ ...(oldest ? { 'dct:issued': date(oldest) } : {}), ...(newest ? { 'dct:modified': date(newest) } : {}) });
/** What is the same at every place in the document is told once and pointed at. */
const part = (catalog: string, name: string) => `${catalog}#${name}`;

/** The catalogue of what anybody may take, in DCAT as JSON-LD. @throws Fault notFound before there is a district */
export async function openCatalog(ctx: Context, origin: string): Promise<Record<string, unknown>> {
  const [district, licence] = await Promise.all([theDistrict(), openLicenceOf(ctx)]);
  const described = await Promise.all(datasets.map(async (one) => ({ one, state: await one.state(ctx.clock) })));
  const catalog = `${origin}/api/open/catalog`;
  const shared = { catalog, origin };
  const newest = described.flatMap(({ state }) => state.newest ?? []).sort().at(-1) ?? null;
  const oldest = described.flatMap(({ state }) => state.oldest ?? []).sort()[0] ?? null;
  return {
    '@context': context,
    '@id': catalog,
    '@type': 'dcat:Catalog',
    'dct:title': chinese(`${district.name}村务公开开放数据`),
    'dct:description': chinese('村务公开、民生资金、小微权力已经公开的内容，做成表格，任何人都可以下载核对。'),
    'dct:language': ref('http://id.loc.gov/vocabulary/iso639-1/zh'),
    'dct:publisher': { '@id': part(catalog, 'publisher'), '@type': 'foaf:Agent', 'foaf:name': chinese(district.name) },
    'dct:license': { '@id': licence.address ?? part(catalog, 'license'), '@type': 'dct:LicenseDocument', 'rdfs:label': chinese(licence.title), 'dct:description': chinese(licence.words) },
    'dct:spatial': { '@id': part(catalog, 'district'), '@type': 'dct:Location', 'skos:prefLabel': chinese(district.name) },
    'foaf:homepage': ref(`${origin}/village/open-data/index`),
    'dcat:themeTaxonomy': { '@id': part(catalog, 'themes'), '@type': 'skos:ConceptScheme', 'dct:title': chinese('表的类别') },
    ...spanOf({ newest, oldest }),
    'dcat:dataset': described.map(({ one, state }) => datasetNode(one, state, shared, licence.address ?? part(catalog, 'license'))),
    '@included': openTheme.options.map((theme) => themeNode(theme, catalog)),
  };
}

const themeNode = (theme: OpenTheme, catalog: string) => ({ '@id': part(catalog, `theme-${theme}`), '@type': 'skos:Concept', 'skos:prefLabel': chinese(openThemeLabels[theme]), 'skos:inScheme': ref(part(catalog, 'themes')) });

function datasetNode({ key, title, about, theme, filters, fields }: Dataset, state: Days, { catalog, origin }: { catalog: string; origin: string }, licence: string) {
  return {
    '@id': part(catalog, key),
    '@type': 'dcat:Dataset',
    'dct:identifier': key,
    'dct:title': chinese(title),
    'dct:description': chinese([about, `各列：${fields.map((field) => `${field.title}${field.unit ? `（${field.unit}）` : ''}`).join('、')}。`, ...(filters.length > 0 ? [`可以加在地址后面筛选：${filters.map((filter) => `${filter}=${openFilterWords[filter]}`).join('；')}。`] : [])].join('')),
    'dcat:theme': ref(part(catalog, `theme-${theme}`)),
    'dcat:keyword': [chinese(openThemeLabels[theme])],
    'dct:language': ref('http://id.loc.gov/vocabulary/iso639-1/zh'),
    'dct:publisher': ref(part(catalog, 'publisher')),
    'dct:license': ref(licence),
    'dct:spatial': ref(part(catalog, 'district')),
    'dct:accrualPeriodicity': ref('http://purl.org/cld/freq/continuous'),
    'dcat:landingPage': ref(`${origin}/village/open-data/index?table=${key}`),
    ...spanOf(state),
    ...(state.oldest && state.newest ? { 'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': date(state.oldest), 'dcat:endDate': date(state.newest) } } : {}),
    'dcat:distribution': (Object.keys(ianaTypes) as OpenFormat[]).map((format) => distributionNode(key, title, format, state, { catalog, origin }, licence)),
  };
}

function distributionNode(key: string, title: string, format: OpenFormat, state: Days, { catalog, origin }: { catalog: string; origin: string }, licence: string) {
  const address = `${origin}/api/open/${key}.${format}`;
  return {
    '@id': part(catalog, `${key}.${format}`),
    '@type': 'dcat:Distribution',
    'dct:title': chinese(`${title}（${format.toUpperCase()}）`),
    'dcat:accessURL': ref(address),
    'dcat:downloadURL': ref(address),
    'dcat:mediaType': ref(`https://www.iana.org/assignments/media-types/${ianaTypes[format]}`),
    'dct:license': ref(licence),
    ...spanOf(state),
  };
}
