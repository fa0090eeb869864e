import { z } from 'zod';
import { day, id, instant, organisationRef, pageQuery } from './common';

/** A morning ends and an afternoon begins at 12:30 in Asia/Shanghai; a day is both. */
export const rosterShift = z.enum(['day', 'morning', 'afternoon']);
export type RosterShift = z.infer<typeof rosterShift>;
export const rosterShiftLabels: Record<RosterShift, string> = { day: '全天', morning: '上午', afternoon: '下午' };

/** Whether two shifts of one day have a moment in common. */
export const shiftsMeet = (a: RosterShift, b: RosterShift): boolean => a === b || a === 'day' || b === 'day';

const rosterPerson = z.object({ id, name: z.string(), code: z.string() });

/** That somebody sits at a window, from one day to another, both included. */
export const rosterEntry = z.object({
  id,
  /** Its hall is that of the days, its `code` the 机构编码. */
  window: organisationRef.extend({ code: z.string(), number: z.string(), hallName: z.string() }),
  person: rosterPerson,
  from: day,
  /** null: until further notice. */
  to: day.nullable(),
  shift: rosterShift,
  /** Entered by mistake and struck out, with the reason; it counts for nothing and stays to be seen. */
  struck: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  version: z.number().int(),
});
export type RosterEntry = z.infer<typeof rosterEntry>;

/** GET /api/roster — a hall's week, windows by days; `day` is any day of the week, default today. */
export const rosterWeekQuery = z.object({ hallId: id, day: day.optional() });
const sitting = z.object({ entryId: id, name: z.string(), shift: rosterShift });
export const rosterWeek = z.object({
  hall: organisationRef,
  today: day,
  /** Monday to Sunday. */
  days: z.array(z.object({ day, working: z.boolean() })),
  windows: z.array(organisationRef.extend({ number: z.string(), /** One for each day. */ days: z.array(z.array(sitting)) })),
  mayChange: z.boolean(),
});
export type RosterWeek = z.infer<typeof rosterWeek>;

/** GET /api/roster/today — who is on duty at a window, or at the windows of a hall. */
export const rosterTodayQuery = z.object({ organisationId: id });
export const rosterToday = z.object({ windows: z.array(organisationRef.extend({ number: z.string(), people: z.array(sitting) })) });

/** GET /api/roster/entries — the history of a window, of a person, or of all one sees; the latest begun first. */
export const rosterListQuery = pageQuery.extend({ windowId: id.optional(), hallId: id.optional(), personId: id.optional() });
export type RosterListQuery = z.infer<typeof rosterListQuery>;

/** GET /api/roster/people — whom a hall may put on its roster, by the beginning of a name or code. */
export const rosterPeopleQuery = z.object({ windowId: id, text: z.string().trim().max(30).optional() });
export const rosterPeople = z.object({ items: z.array(rosterPerson.extend({ post: z.string() })) });

const inOrder = (value: { from: string; to: string | null }): boolean => value.to === null || value.from <= value.to;
const disorder = { path: ['to'], message: '结束的日子早于开始的日子' };
const reason = z.string().trim().min(2, '请写明理由').max(200);

/** POST /api/roster/entries — a beginning before today changes what was, and says why. */
export const assignRosterRequest = z
  .object({
    windowId: id,
    personId: id,
    from: day,
    to: day.nullable().default(null),
    shift: rosterShift.default('day'),
    /** Whoever sits there at that time until further notice sits there until the day before. */
    endOthers: z.boolean().default(false),
    reason: reason.optional(),
  })
  .refine(inOrder, disorder);
export type AssignRosterRequest = z.infer<typeof assignRosterRequest>;

const command = z.object({ version: z.number().int().min(0) });
/** POST /api/roster/entries/:id/end — `to` is the last day, yesterday at the earliest. */
export const endRosterRequest = command.extend({ to: day });
export type EndRosterRequest = z.infer<typeof endRosterRequest>;

/** POST /api/roster/entries/:id/correct — what was entered wrongly, past days included; or the whole entry is struck out. */
export const correctRosterRequest = command
  .extend({ personId: id, from: day, to: day.nullable(), shift: rosterShift, strike: z.boolean().default(false), reason })
  .refine(inOrder, disorder);
export type CorrectRosterRequest = z.infer<typeof correctRosterRequest>;
