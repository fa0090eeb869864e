import { z } from 'zod';
import { day, id, instant, organisationRef } from './common';
import { disclosureClass } from './disclosure';

/** 公开总览: how what was due came, for the district and its towns. For staff alone: nobody ranks in public. */

const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份不对');

/** GET /api/disclosure-board — of what was due in these months; without them the running year, without a place all that one sees. */
export const disclosureBoardQuery = z.object({ placeId: id.optional(), from: month.optional(), to: month.optional(), class: disclosureClass.optional() });
export type DisclosureBoardQuery = z.infer<typeof disclosureBoardQuery>;

export const boardFigures = z.object({
  /** Came due: published, or missing. What is not due yet is not counted. */
  due: z.number().int(),
  inTime: z.number().int(),
  late: z.number().int(),
  /** Due, and not there. */
  missing: z.number().int(),
  /** Working days late, of what came late and of what is missing until today. */
  lateDays: z.number().int(),
  /** Published, and changed by a correction afterwards. */
  corrected: z.number().int(),
});
export type BoardFigures = z.infer<typeof boardFigures>;

/** Told by colour, shape and word: something is missing; all is there, too little of it in time; in time; nothing was due. */
export const boardState = z.enum(['missing', 'late', 'inTime', 'none']);
export type BoardState = z.infer<typeof boardState>;
export const boardStateLabels: Record<BoardState, string> = { missing: '有没公开的', late: '有晚的', inTime: '按时', none: '没有到期的' };
/** From this share on, in per cent, a place where nothing is missing stands as in time. */
export const inTimePercent = 95;

/** Fewer than this many due say nothing of a place: it is not ranked. */
export const rankedFrom = 10;

const row = boardFigures.extend({ id, name: z.string(), state: boardState, /** Equal ones share a place; null where too little was due. */ rank: z.number().int().nullable() });
export const boardTown = row.extend({ villages: z.number().int() });
export type BoardTown = z.infer<typeof boardTown>;
export const boardVillage = row.extend({
  town: organisationRef,
  /** Questions of citizens whose answer is late now. */
  lateQuestions: z.number().int(),
  /** Editions of these months with a sign that is worth a look. */
  signs: z.number().int(),
  /** Spot checks of these months that found something. */
  problems: z.number().int(),
});
export type BoardVillage = z.infer<typeof boardVillage>;

/** What is missing at this moment of what was due this year or last, whatever months one looks at: whom to urge first. */
export const boardPressing = z.object({ village: organisationRef, town: organisationRef, missing: z.number().int(), /** Working days of the one that is late longest. */ longest: z.number().int() });
export type BoardPressing = z.infer<typeof boardPressing>;

export const boardMonth = boardFigures.extend({ month });
export type BoardMonth = z.infer<typeof boardMonth>;
export const boardClass = boardFigures.extend({ class: disclosureClass, months: z.array(boardMonth) });
export type BoardClass = z.infer<typeof boardClass>;

export const disclosureBoard = z.object({
  /** Where one looks, from the top of what one sees down to the place itself; empty where that is several. */
  places: z.array(organisationRef.extend({ kind: z.enum(['district', 'town', 'village', 'community']) })),
  from: month,
  to: month,
  upTo: instant,
  today: day,
  total: boardFigures,
  /** The twelve months that end with the last one asked for. */
  months: z.array(boardMonth),
  classes: z.array(boardClass),
  towns: z.array(boardTown),
  villages: z.array(boardVillage),
  pressing: z.array(boardPressing),
});
export type DisclosureBoard = z.infer<typeof disclosureBoard>;

// ---- the map ----

/** GET /api/disclosure-board/map — outlines of villages in one drawing; without a map service, and without figures. */
export const boardMapQuery = disclosureBoardQuery.pick({ placeId: true });
export const boardMap = z.object({
  width: z.number(),
  height: z.number(),
  /** `d`: of an SVG path; x and y: where its mark stands. */
  villages: z.array(z.object({ id, d: z.string(), x: z.number(), y: z.number() })),
});
export type BoardMap = z.infer<typeof boardMap>;
