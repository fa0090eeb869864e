import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { assignRosterRequest, correctRosterRequest, endRosterRequest, rosterEntry, rosterListQuery, rosterPeople, rosterPeopleQuery, rosterShiftLabels, rosterToday, rosterTodayQuery, rosterWeek, rosterWeekQuery } from '../../contracts/roster';
import * as roster from '../../domain/roster';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });

export const rosterRoutes = [
  route({ method: 'get', path: '/api/roster', surface: 'staff', policy: 'roster.list', summary: '一个大厅一周的值班表', query: rosterWeekQuery, response: rosterWeek, handle: ({ query, ctx }) => roster.rosterOfWeek(ctx, query) }),
  route({ method: 'get', path: '/api/roster/today', surface: 'staff', policy: 'roster.list', summary: '今天谁在窗口', query: rosterTodayQuery, response: rosterToday, handle: ({ query, ctx }) => roster.rosterOfToday(ctx, query) }),
  route({ method: 'get', path: '/api/roster/people', surface: 'staff', policy: 'roster.change', summary: '可以排到这个窗口的人，只有姓名和工号', query: rosterPeopleQuery, response: rosterPeople, handle: ({ query, ctx }) => roster.rosterCandidates(ctx, query) }),
  route({ method: 'get', path: '/api/roster/entries', surface: 'staff', policy: 'roster.list', summary: '一个窗口、一个人或一个大厅历来的值班，新的在前', query: rosterListQuery, response: page(rosterEntry), handle: ({ query, ctx }) => roster.listRoster(ctx, query) }),
  exportRoute({
    list: '/api/roster/entries',
    policy: 'roster.export',
    title: '值班',
    query: rosterListQuery,
    rows: roster.eachRosterEntry,
    columns: [
      { header: '窗口编码', value: (one) => one.window.code },
      { header: '工号', value: (one) => one.person.code },
      { header: '从哪天', value: (one) => one.from },
      { header: '到哪天', value: (one) => one.to },
      { header: '班次', value: (one) => rosterShiftLabels[one.shift] },
      { header: '大厅', value: (one) => one.window.hallName, width: 24 },
      { header: '窗口', value: (one) => one.window.name, width: 24 },
      { header: '姓名', value: (one) => one.person.name },
    ],
  }),
  route({
    method: 'post',
    path: '/api/roster/entries',
    surface: 'staff',
    policy: 'roster.change',
    summary: '排班；可以让原来坐在这里的人坐到前一天',
    body: assignRosterRequest,
    status: 201,
    response: z.object({ id }),
    handle: async ({ body, ctx }) => ({ id: (await roster.assignRoster(ctx, body))._id.toHexString() }),
  }),
  route({
    method: 'post',
    path: '/api/roster/entries/:id/end',
    surface: 'staff',
    policy: 'roster.change',
    summary: '坐到哪一天为止；以前的日子不能这样改',
    params,
    body: endRosterRequest,
    handle: async ({ params, body, ctx }) => {
      await roster.endRoster(ctx, params.id, body);
    },
  }),
  route({
    method: 'post',
    path: '/api/roster/entries/:id/correct',
    surface: 'staff',
    policy: 'roster.change',
    summary: '更正排错的，或划掉；写明理由，记入审计',
    params,
    body: correctRosterRequest,
    handle: async ({ params, body, ctx }) => {
      await roster.correctRoster(ctx, params.id, body);
    },
  }),
];
