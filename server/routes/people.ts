import { z } from 'zod';
import { id, page } from '../../contracts/common';
import {
  changePersonRequest,
  createPersonRequest,
  deactivatePersonRequest,
  personDetail,
  personListQuery,
  personLookup,
  personLookupRequest,
  personRevealed,
  personSummary,
  revealPersonRequest,
} from '../../contracts/person';
import { changePerson, createPerson, deactivatePerson, listPeople, lookUpPeople, revealPerson, showPerson } from '../../domain/kernel';
import { route } from '../route';

const params = z.object({ id });

export const personRoutes = [
  route({ method: 'get', path: '/api/people', surface: 'staff', policy: 'person.list', summary: '人员清单，号码打码', query: personListQuery, response: page(personSummary), handle: ({ query, ctx }) => listPeople(ctx, query) }),
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
