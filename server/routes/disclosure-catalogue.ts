import { z } from 'zod';
import { pageQuery } from '../../contracts/common';
import * as contract from '../../contracts/disclosure-catalogue';
import { disclosureAudienceLabels, disclosureClassLabels, disclosureFormLabels, disclosureFrequencyLabels, disclosureItemCode, sourceCertaintyLabels } from '../../contracts/disclosure';
import * as disclosure from '../../domain/disclosure';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ code: disclosureItemCode });

export const disclosureCatalogueRoutes = [
  route({ method: 'get', path: '/api/disclosure-catalogue', surface: 'staff', policy: 'disclosureItem.list', summary: '公开目录，停用的也在', query: contract.catalogueQuery, response: contract.catalogueAnswer, handle: ({ query, ctx }) => disclosure.showCatalogue(ctx, query) }),
  exportRoute({
    list: '/api/disclosure-catalogue',
    policy: 'disclosureItem.export',
    title: '公开目录',
    query: contract.catalogueQuery.extend(pageQuery.shape),
    rows: disclosure.eachEntry,
    columns: [
      { header: '编码', value: (one) => one.code, width: 8 },
      { header: '类别', value: (one) => disclosureClassLabels[one.class] },
      { header: '小类', value: (one) => one.group },
      { header: '名称', value: (one) => one.name, width: 40 },
      { header: '谁公开', value: (one) => one.places.map((place) => (place === 'village' ? '村' : '社区')).join('、') },
      { header: '公开范围', value: (one) => disclosureAudienceLabels[one.audience] },
      { header: '多久一次', value: (one) => disclosureFrequencyLabels[one.frequency] },
      { header: '形式', value: (one) => (one.partOf ? `并入 ${one.partOf}` : disclosureFormLabels[one.form]) },
      { header: '列', value: (one) => one.columns.map(({ title }) => title).join('、'), width: 40 },
      { header: '要附的', value: (one) => one.attached },
      { header: '谁提供', value: (one) => one.provider },
      { header: '谁审核', value: (one) => one.reviewer },
      { header: '依据', value: (one) => one.basis, width: 36 },
      { header: '依据核对', value: (one) => sourceCertaintyLabels[one.certainty] },
      { header: '状态', value: (one) => (one.active ? '在用' : '停用') },
      { header: '来历', value: (one) => contract.entryOriginLabels[one.origin] },
    ],
  }),
  route({
    method: 'post',
    path: '/api/disclosure-catalogue',
    surface: 'staff',
    policy: 'disclosureItem.write',
    summary: '本区自加一项',
    body: contract.addEntryRequest,
    response: contract.catalogueDetail,
    status: 201,
    handle: async ({ body, ctx }) => {
      await disclosure.addEntry(ctx, body);
      return disclosure.showEntry(ctx, body.code);
    },
  }),
  route({ method: 'get', path: '/api/disclosure-catalogue/:code', surface: 'staff', policy: 'disclosureItem.list', summary: '一项：形式、依据、历来的版本、和默认的差别', params, response: contract.catalogueDetail, handle: ({ params, ctx }) => disclosure.showEntry(ctx, params.code) }),
  route({
    method: 'put',
    path: '/api/disclosure-catalogue/:code',
    surface: 'staff',
    policy: 'disclosureItem.write',
    summary: '改一项，原来的版本留着；改多久一次从下一个整时段起算',
    params,
    body: contract.saveEntryRequest,
    response: contract.catalogueDetail,
    handle: async ({ params, body, ctx }) => {
      await disclosure.saveEntry(ctx, params.code, body);
      return disclosure.showEntry(ctx, params.code);
    },
  }),
  route({
    method: 'post',
    path: '/api/disclosure-catalogue/:code/default',
    surface: 'staff',
    policy: 'disclosureItem.write',
    summary: '改回默认，以后也跟着默认',
    params,
    body: contract.restoreEntryRequest,
    response: contract.catalogueDetail,
    handle: async ({ params, body, ctx }) => {
      await disclosure.restoreEntry(ctx, params.code, body);
      return disclosure.showEntry(ctx, params.code);
    },
  }),
  route({ method: 'get', path: '/api/disclosure-terms', surface: 'staff', policy: 'disclosureItem.list', summary: '本区的公开期限，每个数从哪里来，各地的预设', response: contract.disclosureTermsShown, handle: ({ ctx }) => disclosure.showTerms(ctx) }),
  route({ method: 'put', path: '/api/disclosure-terms', surface: 'staff', policy: 'disclosureItem.write', summary: '改公开期限，管以后列入的', body: contract.saveTermsRequest, response: contract.disclosureTermsShown, handle: ({ body, ctx }) => disclosure.saveTerms(ctx, body) }),
];
