import { reporterStageLabels } from '../../contracts/clue';
import type { OwnOfficerReport } from '../../contracts/officer-report';
import type { VillageNotices } from '../../contracts/village';
import { filesOf, photosMax, voicesMax, type DraftContent, type OpenDraft, type Receipt } from '../../domain/officer-report';
import { formatDayChinese, shanghaiDay, shanghaiTime, type Context } from '../../domain/kernel';
import type { PlaceChoice } from '../../domain/place';
import { fill, reportChat } from '../../templates';

const limits = { photos: String(photosMax), voices: String(voicesMax) };
const there = (value: unknown): string => (value ? '✓' : '—');

/** What is there, by number. The organisation's name is the only word of content. */
export function review(content: DraftContent): string {
  const { lines } = reportChat;
  return [
    fill(lines.what, { mark: there(content.what) }),
    fill(lines.organisation, { place: content.organisation?.name ?? '—' }),
    fill(lines.when, { mark: there(content.when) }),
    fill(lines.who, { mark: there(content.who) }),
    fill(lines.photos, { count: String(filesOf(content, 'photo').length) }),
    fill(lines.voices, { count: String(filesOf(content, 'voice').length) }),
    fill(lines.place, { mark: there(content.place) }),
    fill(lines.green, { mark: there(content.green) }),
  ].join('\n');
}

/** What is waited for now, as it is put to the officer; `own` is offered where he is asked for the place. */
export function question(content: DraftContent, own: PlaceChoice | null): string {
  if (content.asking === 'review') return `${review(content)}\n${reportChat.reviewed}`;
  const asked = fill(reportChat.questions[content.asking], limits);
  if (content.asking === 'what' && content.what) return `${asked}\n${reportChat.correctWhat}`;
  if (content.asking === 'organisation' && own && content.candidates[0] === own.id) return `${asked}\n${fill(reportChat.ownPlace, { place: own.name })}`;
  return asked;
}

export const placeList = (places: readonly PlaceChoice[]): string => [reportChat.places, ...places.map(({ name, within }, index) => `${index + 1} ${name}${within ? `（${within}）` : ''}`)].join('\n');

/** How many there are of what was just taken in, or that there may be no more. */
export function counted(content: DraftContent, kind: 'photo' | 'voice', kept: boolean): string {
  if (!kept) return fill(kind === 'photo' ? reportChat.photosFull : reportChat.voicesFull, limits);
  return fill(reportChat[kind], { count: String(filesOf(content, kind).length) });
}

export function greeting(ctx: Context, { until, content }: OpenDraft, form: string, own: PlaceChoice | null, fresh: boolean): string {
  const words = { form, until: `${formatDayChinese(shanghaiDay(until), shanghaiDay(ctx.clock.now()))} ${shanghaiTime(until)}` };
  const first = fresh ? [reportChat.privacy, reportChat.sealing, reportChat.begun] : [reportChat.continued];
  return [...first.map((line) => fill(line, words)), question(content, own)].join('\n');
}

/** The receipt in groups of four, as it is copied by hand. */
export const receipt = ({ number, receiptCode }: Receipt): string => fill(reportChat.submitted, { number, receipt: receiptCode.replace(/(\d{4})(?=\d)/g, '$1 ') });

const ownShown = 8;

/** How far his own reports are: number, day and stage, no more. */
export function ownList(ctx: Context, own: readonly OwnOfficerReport[], ratingToo: boolean): string {
  const rating = ratingToo ? [reportChat.ownRating] : [];
  if (own.length === 0) return [reportChat.ownNone, ...rating].join('\n');
  const today = shanghaiDay(ctx.clock.now());
  const list = own.slice(0, ownShown).map(({ number, receivedOn, stage }) => fill(reportChat.ownLine, { day: formatDayChinese(receivedOn, today), number, stage: reporterStageLabels[stage] }));
  const more = own.length > ownShown ? [fill(reportChat.ownMore, { count: String(ownShown) })] : [];
  return [fill(reportChat.own, { list: [...list, ...more].join('\n') }), ...rating].join('\n');
}

const noticesShown = 3;

/** What his village published last and what it has not in time, in lines under his own reports; '' where there is neither. */
export function villageList(ctx: Context, { village, newest, late }: VillageNotices): string {
  const today = shanghaiDay(ctx.clock.now());
  const part = (text: string, lines: readonly { day: string | null; title: string }[]): string[] => {
    const list = lines.slice(0, noticesShown).map(({ day, title }) => fill(reportChat.villageLine, { day: day ? formatDayChinese(day, today) : '', title }).trim());
    return list.length > 0 ? [fill(text, { village: village.name, list: list.join('\n') })] : [];
  };
  const overdue = late.map(({ due, period, name }) => ({ day: due, title: `${period} ${name}` }));
  return [...part(reportChat.villageLate, overdue), ...part(reportChat.villageNewest, newest.map(({ on, title }) => ({ day: on, title })))].join('\n');
}
