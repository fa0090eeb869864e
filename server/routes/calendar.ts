import { z } from 'zod';
import { calendarStatus as statusSchema, calendarYear, calendarYearParams, saveCalendarYearRequest } from '../../contracts/calendar';
import { calendarStatus, fail, listCalendarYears, saveCalendarYear } from '../../domain/kernel';
import { route } from '../route';

async function readYear(year: number): Promise<z.input<typeof calendarYear>> {
  return (await listCalendarYears()).find((known) => known.year === year) ?? fail('notFound', { message: '这一年的安排还没有录入。' });
}

export const calendarRoutes = [
  route({
    method: 'get',
    path: '/api/calendar',
    surface: 'staff',
    policy: 'calendar.read',
    summary: '各年的节假日和调休安排，缺下一年时有提醒',
    response: z.object({ status: statusSchema, items: z.array(calendarYear) }),
    handle: async ({ ctx }) => ({ status: calendarStatus(ctx.clock.now()), items: await listCalendarYears() }),
  }),
  route({ method: 'get', path: '/api/calendar/:year', surface: 'staff', policy: 'calendar.read', summary: '一年的安排', params: calendarYearParams, response: calendarYear, handle: ({ params }) => readYear(params.year) }),
  route({
    method: 'put',
    path: '/api/calendar/:year',
    surface: 'staff',
    policy: 'calendar.save',
    summary: '录入或更正一年的安排，在办的时限随后重算',
    params: calendarYearParams,
    body: saveCalendarYearRequest,
    response: calendarYear,
    handle: async ({ params, body, ctx }) => {
      await saveCalendarYear(ctx, params.year, body);
      return readYear(params.year);
    },
  }),
];
