import type { Quarter } from '../../contracts/bulletin';
import type { Day } from '../../contracts/common';

/** The first and the last day of a quarter. */
export function daysOfQuarter(quarter: Quarter): { from: Day; to: Day } {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  const first = (month: number): Day => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  return { from: first((number - 1) * 3), to: new Date(Date.UTC(year, number * 3, 0)).toISOString().slice(0, 10) };
}

/** Quarters that were over before `today`, the newest first. */
export function finishedQuarters(today: Day, count: number): Quarter[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const current = year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: count }, (_, index) => current - 1 - index).map((number) => `${Math.floor(number / 4)}-Q${(number % 4) + 1}`);
}
