import { z } from 'zod';
import { clueKinship, clueKinshipListQuery, declareKinshipRequest, endKinshipRequest, kinshipPeople, kinshipPeopleQuery } from '../../contracts/clue-kinship';
import { id, page } from '../../contracts/common';
import { declareKinship, endKinship, findKinshipPeople, listKinships } from '../../domain/clue';
import { route } from '../route';

export const clueKinshipRoutes = [
  route({ method: 'get', path: '/api/clue-kinship', surface: 'staff', policy: 'clueKinship.list', summary: '工作人员申报的亲属，新的在前', query: clueKinshipListQuery, response: page(clueKinship), handle: ({ query, ctx }) => listKinships(ctx, query) }),
  route({ method: 'get', path: '/api/clue-kinship/people', surface: 'staff', policy: 'clueKinship.declare', summary: '申报谁：按姓名或工号的开头找，只有姓名、工号和单位', query: kinshipPeopleQuery, response: kinshipPeople, handle: ({ query, ctx }) => findKinshipPeople(ctx, query) }),
  route({ method: 'post', path: '/api/clue-kinship', surface: 'staff', policy: 'clueKinship.declare', summary: '登记亲属：反映一方的，另一方看不到', body: declareKinshipRequest, response: clueKinship, status: 201, handle: ({ body, ctx }) => declareKinship(ctx, body) }),
  route({ method: 'post', path: '/api/clue-kinship/:id/end', surface: 'staff', policy: 'clueKinship.end', summary: '亲属关系不再成立', params: z.object({ id }), body: endKinshipRequest, handle: ({ params, body, ctx }) => endKinship(ctx, params.id, body) }),
];
