import { clueChannelLabels, clueFindingLabels, clueKindLabels, dispositionLabels } from '../../contracts/clue';
import { clueTopicsKey, entriesOf, openClue, staffOf, stepWords, type Clue } from '../clue';
import { commissionName, paperValues, type PaperValue } from '../../templates';
import { accountNames, districtName, readSetting, shanghaiDay, type Context, type Day } from '../kernel';

/** 2026年11月20日, as GB/T 9704 writes it. */
export function dayInFull(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

export const organName = async (): Promise<string> => commissionName((await districtName()) ?? '');

/** Nothing of the clue that cannot be read in this session gets into it, and nothing of who reported. @throws Fault forbidden, keysClosed, notFound */
export async function clueValues(ctx: Context, clue: Clue): Promise<Record<PaperValue, string>> {
  const { content, named } = await openClue(ctx, clue);
  const { fields, place } = content;
  const { handling } = clue;
  const entries = await entriesOf(ctx, clue);
  /** What was written for the newest act of a kind. */
  const wordsOf = (act: string): string => {
    const entry = handling?.steps.findLast((step) => step.act === act && step.entry !== null)?.entry;
    return entries.find(({ _id }) => _id.toHexString() === entry)?.body.text ?? '';
  };
  const topic = (await readSetting(clueTopicsKey, null)).value.find(({ key }) => key === fields.topic);
  const names = await accountNames([handling?.handlerId ?? [], handling?.coHandlerIds ?? []].flat());
  const unknown = '（待定）';
  return {
    ...(await common(ctx)),
    code: clue.code,
    received: dayInFull(clue.receivedOn),
    channel: clueChannelLabels[clue.channel].name,
    kindName: clueKindLabels[clue.kind],
    named: named ? '实名' : '匿名',
    town: clue.town?.name ?? '',
    topic: topic?.label ?? fields.topic,
    people: fields.people.map(({ name, organisation, post }) => [name, organisation, post].filter(Boolean).join(' ')).join('；'),
    units: [...new Set(fields.people.map(({ organisation }) => organisation).filter(Boolean))].join('、'),
    what: fields.what,
    when: fields.when,
    place: [place?.name, fields.placeText].filter(Boolean).join(' '),
    money: fields.money,
    howKnown: fields.howKnown,
    evidence: [fields.evidence, ...content.files.map(({ name }) => name)].filter(Boolean).join('；'),
    elsewhere: fields.elsewhere,
    disposition: handling?.disposition ? dispositionLabels[handling.disposition] : handling?.pending?.disposition ? dispositionLabels[handling.pending.disposition] : '',
    opinion: wordsOf('propose'),
    decision: wordsOf('decide'),
    result: wordsOf('proposeClosing'),
    finding: handling?.finding ? clueFindingLabels[handling.finding] : '',
    step: stepWords(clue),
    due: clue.current ? dayInFull(clue.current.due) : unknown,
    handler: names.get(handling?.handlerId ?? '') ?? '',
    coHandlers: (handling?.coHandlerIds ?? []).map((id) => names.get(id) ?? '').join('、'),
  };
}

export const unitValues = async (ctx: Context, unit: string): Promise<Record<PaperValue, string>> => ({ ...(await common(ctx)), unit });

async function common(ctx: Context): Promise<Record<PaperValue, string>> {
  const empty = Object.fromEntries(paperValues.map((value) => [value, ''])) as Record<PaperValue, string>;
  return { ...empty, organ: await organName(), today: dayInFull(shanghaiDay(ctx.clock.now())), me: staffOf(ctx).name };
}
