import { ObjectId, type Timestamp } from 'bson';
import { failure, locationFailure } from '../errors';
import { bsonType, isNumeric, toNumber, typeAlias, type Value } from '../bson/values';

/*
 * Calendar arithmetic in a time zone. The expression library cuts the UTC day before it shifts to the zone,
 * which puts the first eight hours of a Shanghai day into the day before.
 */

const SECOND = 1000;
const DAY = 86400 * SECOND;
const FIXED: Record<string, number> = { millisecond: 1, second: SECOND, minute: 60 * SECOND, hour: 3600 * SECOND, day: DAY };
const MONTHS: Record<string, number> = { month: 1, quarter: 3, year: 12 };
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const REFERENCE = Date.UTC(2000, 0, 1); // a Saturday; MongoDB counts bins from here

const formatters = new Map<string, Intl.DateTimeFormat>();

function zoneFormatter(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    try {
      formatter = new Intl.DateTimeFormat('en-US', {
        timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
      });
    } catch {
      throw locationFailure(40485, `unrecognized time zone identifier: "${zone}"`);
    }
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** What a zone's clocks are ahead of UTC at an instant, in ms. */
function zoneOffset(zone: Value, time: number): number {
  if (zone === undefined || zone === null) return 0;
  if (typeof zone !== 'string') throw locationFailure(40517, `timezone must evaluate to a string, found ${typeAlias(zone)}`);
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * 60 * SECOND;
  const parts = Object.fromEntries(zoneFormatter(zone).formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
  return shown - Math.floor(time / SECOND) * SECOND;
}

/** The instant of a date, timestamp or ObjectId. Throws for anything else. */
export function instantOf(value: Value, operator: string): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (typeof value === 'object' && value !== null && bsonType(value) === 'Timestamp') return (value as Timestamp).t * SECOND;
  throw locationFailure(5439012, `${operator} requires a date, but was given ${typeAlias(value)}`);
}

function weekReference(startOfWeek: Value): number {
  const name = typeof startOfWeek === 'string' ? startOfWeek.toLowerCase() : 'sunday';
  const day = WEEKDAYS.findIndex((weekday) => weekday === name || weekday.slice(0, 3) === name);
  if (day < 0) throw locationFailure(5439015, `unknown day of week value: ${String(startOfWeek)}`);
  return REFERENCE + ((day - 6 + 7) % 7) * DAY;
}

function monthsSinceReference(local: number): number {
  const date = new Date(local);
  return (date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth();
}

/** The number of the bin a local time lies in, and where that bin begins (in local time). */
function binOf(local: number, unit: string, size: number, startOfWeek: Value): { index: number; start: number } {
  const months = MONTHS[unit];
  if (months !== undefined) {
    const index = Math.floor(monthsSinceReference(local) / (months * size));
    return { index, start: Date.UTC(2000, index * months * size, 1) };
  }
  const length = unit === 'week' ? 7 * DAY : FIXED[unit];
  if (length === undefined) throw failure('FailedToParse', `unknown time unit value: ${unit}`);
  const reference = unit === 'week' ? weekReference(startOfWeek) : REFERENCE;
  const index = Math.floor((local - reference) / (length * size));
  return { index, start: reference + index * length * size };
}

/** `$dateTrunc`: the beginning of the unit an instant lies in, by the zone's clocks. */
export function truncateDate(time: number, unit: Value, size: Value, zone: Value, startOfWeek: Value): Date {
  const bins = size === undefined || size === null ? 1 : isNumeric(size) ? toNumber(size) : Number.NaN;
  if (!Number.isInteger(bins) || bins < 1) throw locationFailure(5439018, '$dateTrunc requires binSize to be a positive integer');
  const { start } = binOf(time + zoneOffset(zone, time), String(unit), bins, startOfWeek);
  // the offset may have changed since the beginning of the unit
  const guess = start - zoneOffset(zone, time);
  return new Date(start - zoneOffset(zone, guess));
}

/** `$dateDiff`: how many boundaries of the unit lie between two instants, by the zone's clocks. */
export function dateDifference(from: number, to: number, unit: Value, zone: Value, startOfWeek: Value): number {
  const index = (time: number): number => binOf(time + zoneOffset(zone, time), String(unit), 1, startOfWeek).index;
  return index(to) - index(from);
}
