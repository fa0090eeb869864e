import { WechatError } from '../../clients/wechat';
import { receiptCode } from '../../contracts/clue-report';
import { personOfOpenid, type BoundPerson } from '../../domain/follower';
import { Fault, keyedHash, type Context } from '../../domain/kernel';
import { attach, changeDraft, detachAll, discardDraft, findDraft, missingOf, ownReports, startDraft, storedDraft, submitDraft, type DraftContent, type OpenDraft } from '../../domain/officer-report';
import { choosePlace, type PlaceChoice } from '../../domain/place';
import { noticesOf } from '../../domain/village';
import { reportChat } from '../../templates';
import type { Incoming } from '../chat/incoming';
import type { Reply, Talk, Topic } from '../chat/topic';
import { ask, continuation, turnOf, type Turn } from './report-turn';
import { counted, greeting, ownList, question, receipt, villageList } from './report-words';

const beginWords = new Set(['报事', '举报']);
const ownWords = new Set(['我报的', '进度']);
/** Other subjects' words: they mean the same while a draft is open. */
const othersWords = /^(退订|订阅|我的提醒|评议|村务|人工|进度.*)$/;
const formPath = '/pages/officer-report/index';
const takenMax = 60;

type Said<T extends Incoming['type']> = Extract<Incoming, { type: T }>;

/** One officer in one conversation. */
interface Chat {
  talk: Talk;
  officer: BoundPerson;
  own: PlaceChoice | null;
}

/**
 * An information officer reports what he saw. All that was said stands in the draft; nothing is kept in the process.
 * What he wrote is never said back to him.
 */
export const reportTopic: Topic = {
  name: 'report',
  async answer(incoming, talk) {
    if (!['text', 'click', 'image', 'voice', 'video', 'location', 'link'].includes(incoming.type)) return null;
    const officer = await personOfOpenid(incoming.openid);
    if (officer?.kind !== 'informationOfficer') return null;
    const chat = { talk, officer, own: await choosePlace(officer, officer.organisationId.toHexString()) };
    const word = wordOf(incoming);
    if (word !== null && beginWords.has(word)) return { text: await begin(chat) };
    if (word !== null && ownWords.has(word)) return { text: await ownWordsOf(chat, word) };
    const stored = await storedDraft(talk.ctx, officer.personId);
    if (!stored) return null;
    if (stored.state === 'sent') return word === '提交' ? { text: await handIn(chat) } : null;
    const draft = await findDraft(talk.ctx, officer.personId);
    return draft && goOn(chat, draft, incoming);
  },
};

const wordOf = (incoming: Incoming): string | null => (incoming.type === 'text' ? incoming.text.trim().replace(/[。.!！]$/, '') : incoming.type === 'click' ? incoming.key : null);

/** His own reports, and, where he asked for these alone, what his village shows to everybody. */
async function ownWordsOf({ talk: { ctx }, officer }: Chat, word: string): Promise<string> {
  const reports = ownList(ctx, await ownReports(officer.personId), word === '进度');
  const notices = word === '我报的' ? await noticesOf(ctx, officer.organisationId.toHexString()) : null;
  return [reports, ...(notices ? [villageList(ctx, notices)] : [])].filter((part) => part !== '').join('\n');
}

async function begin({ talk: { ctx, publicOrigin }, officer, own }: Chat): Promise<string> {
  const before = await findDraft(ctx, officer.personId);
  const draft = await startDraft(ctx, officer);
  const asked = draft.content.asking === 'cancel' ? await changeDraft(ctx, officer.personId, draft.reportId, (content) => ({ ...content, ...ask(content.back, own) })) : draft;
  return greeting(ctx, asked ?? draft, `${publicOrigin}${formPath}`, own, before === null);
}

function goOn(chat: Chat, draft: OpenDraft, incoming: Incoming): Promise<Reply | null> {
  const said = (text: Promise<string | null>): Promise<Reply | null> => text.then((words) => (words === null ? null : { text: words }));
  switch (incoming.type) {
    case 'image':
    case 'voice':
      return said(takeFile(chat, draft, incoming));
    case 'location':
      return said(takePlace(chat, draft, incoming));
    case 'video':
      return said(Promise.resolve(reportChat.noVideo));
    case 'link':
      return said(Promise.resolve(reportChat.noLink));
    case 'text':
      return said(takeText(chat, draft, incoming));
    default:
      return Promise.resolve(null);
  }
}

async function takeFile({ talk: { ctx, wechat }, officer }: Chat, draft: OpenDraft, incoming: Said<'image' | 'voice'>): Promise<string> {
  const kind = incoming.type === 'image' ? 'photo' : 'voice';
  try {
    const attached = await attach(ctx, officer.personId, draft.reportId, { kind, mediaId: incoming.mediaId, fetch: async () => (await wechat.media(incoming.mediaId)).body });
    return attached.outcome === 'gone' ? reportChat.tooLate : counted(attached.draft.content, kind, attached.outcome === 'kept');
  } catch (error) {
    if (error instanceof WechatError) return reportChat.mediaFailed;
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

async function takePlace({ talk: { ctx }, officer }: Chat, draft: OpenDraft, { latitude, longitude, label }: Said<'location'>): Promise<string> {
  const after = await changeDraft(ctx, officer.personId, draft.reportId, (content) => ({ ...content, place: { latitude, longitude, label: label.slice(0, 200) } }));
  return after ? reportChat.place : reportChat.tooLate;
}

const markOf = ({ id }: Said<'text'>): string => keyedHash('officerDraft.message', id);

async function takeText(chat: Chat, draft: OpenDraft, incoming: Said<'text'>): Promise<string | null> {
  const word = wordOf(incoming) ?? '';
  const { content } = draft;
  if (word === '提交') return handIn(chat);
  if (content.taken.includes(markOf(incoming))) return question(content, chat.own);
  if (word === '取消') return content.asking === 'cancel' ? discard(chat, draft) : said(chat, draft, incoming, () => Promise.resolve({ change: { ...ask('cancel', chat.own), back: content.asking } }));
  if (word === '帮助') return `${reportChat.help}\n${question(content, chat.own)}`;
  if (othersWords.test(word) || receiptCode.safeParse(word).success) return null;
  if (word === '清空' && isClearable(content.asking)) return clear(chat, draft, content.asking);
  return said(chat, draft, incoming, (now) => {
    const what = continuation(now, incoming.at, incoming.text);
    return what === null ? turnOf(now, incoming.text, chat.officer, chat.own) : Promise.resolve({ change: { what }, say: reportChat.whatContinued });
  });
}

/**
 * Takes a text in by compare-and-set. Where another message changed what is waited for, its meaning is worked out
 * anew; one that was taken in before changes nothing.
 */
async function said({ talk: { ctx }, officer, own }: Chat, first: OpenDraft, incoming: Said<'text'>, mean: (content: DraftContent) => Promise<Turn>): Promise<string> {
  const mark = markOf(incoming);
  for (let draft: OpenDraft | null = first; draft; draft = await findDraft(ctx, officer.personId)) {
    const seen: DraftContent = draft.content;
    if (seen.taken.includes(mark)) return question(seen, own);
    const { change, say, only } = await mean(seen);
    const asked = change.asking !== undefined && change.asking !== seen.asking ? { askedAt: ctx.clock.now().toISOString() } : {};
    let stale = false;
    const after: OpenDraft | null = await changeDraft(ctx, officer.personId, draft.reportId, (content) => {
      stale = content.asking !== seen.asking || content.what !== seen.what || content.taken.includes(mark);
      return stale ? null : { ...content, ...change, ...asked, taken: [...content.taken, mark].slice(-takenMax) };
    });
    if (!after) break;
    if (!stale) return only && say ? say : [...(say ? [say] : []), question(after.content, own)].join('\n');
  }
  return reportChat.tooLate;
}

async function handIn({ talk: { ctx }, officer, own }: Chat): Promise<string> {
  const draft = await findDraft(ctx, officer.personId);
  const [missing] = draft ? missingOf(draft.content) : [];
  if (!draft || !missing) return submit(ctx, officer);
  const after = await changeDraft(ctx, officer.personId, draft.reportId, (content) => ({ ...content, ...ask(missing, own), askedAt: ctx.clock.now().toISOString() }));
  return `${reportChat.missing}\n${question((after ?? draft).content, own)}`;
}

/** Where it cannot be taken in now, the draft stays and he is told so. */
async function submit(ctx: Context, { personId }: BoundPerson): Promise<string> {
  try {
    return receipt(await submitDraft(ctx, personId));
  } catch (error) {
    if (error instanceof Fault && (error.code === 'reportingClosed' || error.code === 'notReady')) return error.message;
    throw error;
  }
}

async function discard({ officer }: Chat, { reportId }: OpenDraft): Promise<string> {
  await discardDraft(officer.personId, reportId);
  return reportChat.discarded;
}

type Clearable = 'photos' | 'voices' | 'place';
const isClearable = (asking: DraftContent['asking']): asking is Clearable => ['photos', 'voices', 'place'].includes(asking);

async function clear({ talk: { ctx }, officer, own }: Chat, { reportId }: OpenDraft, asking: Clearable): Promise<string> {
  if (asking !== 'place') await detachAll(ctx, officer.personId, reportId, asking === 'photos' ? 'photo' : 'voice');
  const after = await changeDraft(ctx, officer.personId, reportId, (content) => ({ ...content, ...(asking === 'place' ? { place: null } : {}) }));
  return after ? `${reportChat.cleared}\n${question(after.content, own)}` : reportChat.tooLate;
}
