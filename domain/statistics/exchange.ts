import { Readable } from 'node:stream';
import { nationalLevelCodes, ratingReasons, type RatingLevel } from '../../contracts/rating-options';
import { exchangeVersion, type ExchangeQuery } from '../../contracts/statistics';
import { native, shanghaiDay, type Context } from '../kernel';
import { RatingModel, windowLabel, type Rating } from '../rating';
import { instantsOfDay } from './facts';
import { periodOf } from './period';
import { scopeOf, type Scope } from './scope';

const nationalCodes = new Map(ratingReasons.map((reason) => [reason.code, reason.nationalCode]));
const batchSize = 500;
/** Lines in a piece of the stream. */
const together = 200;
const shanghaiOffsetMs = 8 * 3_600_000;

/** All that leaves the platform, and nothing else is read: no words, photos, numbers or receipts. */
const projection = { level: 1, reasons: 1, receivedAt: 1, channel: 1, 'judgement.verdict': 1, 'supplement.level': 1, 'supplement.at': 1, window: 1, department: 1, hall: 1 } as const;
type Exchanged = Pick<Rating, '_id' | 'level' | 'reasons' | 'receivedAt' | 'channel' | 'judgement' | 'supplement' | 'window' | 'department' | 'hall'>;

/**
 * A file for the national exchange, made while it is read; see docs/exchange-format.md. What is secret stays with the
 * commission until it is released.
 * @throws Fault notFound, badRequest
 */
export async function exchangeFile(ctx: Context, query: ExchangeQuery): Promise<Readable> {
  const period = periodOf({ period: 'custom', from: query.from, to: query.to }, ctx.clock.now());
  const scope = await scopeOf(ctx, query.organisationId);
  return Readable.from(pieces(ctx, scope, period), { objectMode: false });
}

export const exchangeFilter = (scope: Scope, { from, to }: Pick<ExchangeQuery, 'from' | 'to'>): object => ({
  $and: [scope.filter, { receivedAt: { $gte: instantsOfDay(from).$gte, $lt: instantsOfDay(to).$lt }, secret: false }],
});

async function* pieces(ctx: Context, scope: Scope, period: { from: string; to: string }): AsyncGenerator<Buffer> {
  const { from, to } = period;
  const head = { version: exchangeVersion, generatedAt: ctx.clock.now().toISOString(), organisation: scope.ref.name, from, to };
  yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"ratings":[\n`);
  let count = 0;
  let lines: string[] = [];
  const piece = (): Buffer => Buffer.from(`${count > lines.length ? ',\n' : ''}${lines.join(',\n')}`);
  const found = native(RatingModel).find(exchangeFilter(scope, period), { projection, sort: { receivedAt: -1, _id: -1 }, batchSize });
  for await (const rating of found) {
    const made = linesOf(rating as unknown as Exchanged).map((line) => JSON.stringify(line));
    lines.push(...made);
    count += made.length;
    if (lines.length < together) continue;
    yield piece();
    lines = [];
  }
  if (lines.length > 0) yield piece();
  // The count comes last: a file that broke off is no JSON and has none.
  yield Buffer.from(`\n],"count":${count}}\n`);
}

/** A rating, and its supplement where there is one, with the field names of the national tables. */
export function linesOf(rating: Exchanged): object[] {
  const { level, reasons, receivedAt, channel, judgement, supplement, window, department, hall } = rating;
  const line = (of: { level: RatingLevel; codes: readonly string[]; at: Date; number: number }) => ({
    assessId: rating._id.toHexString(),
    satisfaction: nationalLevelCodes[of.level],
    evalDetail: of.codes.flatMap((code) => nationalCodes.get(code) ?? []).join(','),
    ownDetail: of.codes.filter((code) => nationalCodes.get(code) === undefined).join(','),
    assessTime: shanghaiText(of.at),
    assessNumber: of.number,
    pf: channel,
    isDefault: '0',
    effectivEvalua: (judgement?.verdict ?? 'valid') === 'valid' ? '1' : '0',
    winName: `${windowLabel(window)} ${window.name}`,
    deptName: department?.name ?? '',
    orgName: hall.name,
  });
  return [line({ level, codes: reasons, at: receivedAt, number: 1 }), ...(supplement ? [line({ level: supplement.level, codes: [], at: supplement.at, number: 2 })] : [])];
}

/** 'YYYY-MM-DD HH:mm:ss' in Asia/Shanghai. */
const shanghaiText = (at: Date): string => `${shanghaiDay(at)} ${new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(11, 19)}`;
