import { z } from 'zod';
import { id, page } from '../../contracts/common';
import {
  appointmentLabels,
  changePersonRequest,
  createPersonRequest,
  deactivatePersonRequest,
  managedByLabels,
  personDetail,
  personKindLabels,
  personListQuery,
  personLookup,
  personLookupRequest,
  personRevealed,
  personSummary,
  revealPersonRequest,
} from '../../contracts/person';
import { changePerson, createPerson, deactivatePerson, eachPerson, listPeople, lookUpPeople, revealPerson, showPerson } from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });

export const personRoutes = [
  route({ method: 'get', path: '/api/people', surface: 'staff', policy: 'person.list', summary: '人员清单，号码打码', query: personListQuery, response: page(personSummary), handle: ({ query, ctx }) => listPeople(ctx, query) }),
  exportRoute({
    list: '/api/people',
    policy: 'person.export',
    title: '人员',
    query: personListQuery,
    rows: eachPerson,
    columns: [
      { header: '工号', value: (one) => one.code },
      { header: '姓名', value: (one) => one.name },
      { header: '类别', value: (one) => personKindLabels[one.kind] },
      { header: '单位', value: (one) => one.posts.map((post) => post.organisation.name).join('、'), width: 30 },
      { header: '职务', value: (one) => one.posts.map((post) => post.title).join('、'), width: 24 },
      { header: '任职方式', value: (one) => one.posts.map((post) => (post.appointment ? appointmentLabels[post.appointment] : '')).filter(Boolean).join('、') },
      { header: '入党日期', value: (one) => one.joinedPartyOn },
      { header: '退休日期', value: (one) => one.retiresOn },
      { header: '管理权限', value: (one) => managedByLabels[one.managedBy] },
      { header: '手机号', value: (one) => one.phoneMasked },
      { header: '身份证号', value: (one) => one.identityNumberMasked, width: 22 },
      { header: '状态', value: (one) => (one.active ? '在用' : '停用') },
    ],
  }),
  route({ method: 'post', path: '/api/people/lookup', surface: 'staff', policy: 'person.lookup', summary: '按完整的手机号或身份证号找人', body: personLookupRequest, response: personLookup, rateLimit: { points: 30, perSeconds: 60 }, handle: ({ body, ctx }) => lookUpPeople(ctx, body) }),
  route({ method: 'get', path: '/api/people/:id', surface: 'staff', policy: 'person.list', summary: '一个人', params, response: personDetail, handle: ({ params, ctx }) => showPerson(ctx, params.id) }),
  route({
    method: 'post',
    path: '/api/people',
    surface: 'staff',
    policy: 'person.create',
    summary: '录入人员',
    body: createPersonRequest,
    response: personDetail,
    status: 201,
    handle: async ({ body, ctx }) => showPerson(ctx, (await createPerson(ctx, body))._id.toHexString()),
  }),
  route({
    method: 'put',
    path: '/api/people/:id',
    surface: 'staff',
    policy: 'person.change',
    summary: '改人员信息',
    params,
    body: changePersonRequest,
    response: personDetail,
    handle: async ({ params, body, ctx }) => {
      await changePerson(ctx, params.id, body);
      return showPerson(ctx, params.id);
    },
  }),
  route({
    method: 'post',
    path: '/api/people/:id/deactivate',
    surface: 'staff',
    policy: 'person.deactivate',
    summary: '停用',
    params,
    body: deactivatePersonRequest,
    handle: async ({ params, body, ctx }) => {
      await deactivatePerson(ctx, params.id, body);
    },
  }),
  route({
    method: 'post',
    path: '/api/people/:id/reveal',
    surface: 'staff',
    policy: 'person.reveal',
    summary: '看完整号码，每看一次留一条记录',
    params,
    body: revealPersonRequest,
    response: personRevealed,
    rateLimit: { points: 60, perSeconds: 60 },
    handle: async ({ params, body, ctx }) => ({ value: await revealPerson(ctx, params.id, body) }),
  }),
];
