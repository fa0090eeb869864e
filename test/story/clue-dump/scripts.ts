import { ClueModel, enterReport, openIntakeDeadlines, saveHead, sayToReporter, UpwardModel, type Clue } from '../../../domain/clue';
import type { ReportSubmitted } from '../../../contracts/clue-report';
import { native } from '../../../domain/kernel';
import { accountIdOf } from '../../support/ceremony';
import { handle } from '../../support/closed-clue';
import { buildPerson } from '../../support/factories';
import type { Planted, Script, Stage } from './stage';

/** Whom all of them report: he is in the directory, where his name belongs, and nowhere else. */
export const accused = '嫌疑人赵某乙';
/** The same of the one whom a report names that goes up. */
export const accusedAbove = '上管人李某戊';
const people = (organisation: string) => [{ name: accused, organisation, post: '' }];
const at = (stage: Stage, instant: string): Date => (stage.clock.set(instant), stage.clock.now());

async function newest(): Promise<Clue> {
  const [clue] = await native(ClueModel).find({}).sort({ _id: 1 }).toArray().then((all) => all.filter(({ _id }) => !seen.has(_id.toHexString())));
  if (!clue) throw new Error('nothing came in');
  seen.add(clue._id.toHexString());
  return clue;
}
const seen = new Set<string>();

const anonymous: Script = {
  name: 'without a name',
  async play(stage) {
    const secrets = { text: '虚报危房改造十一户，钱进了自己的账', organisation: '青石沟合作社', place: '青石沟磨坊旁', fileName: 'IMG_PLANTED_0815.jpg', question: '是谁签的字呢', answer: '证据在后院的铁柜里' };
    const submissionKey = stage.newKey();
    const instants = [at(stage, '2026-11-20T06:37:41.000Z')];
    const { receiptCode } = await stage.pay<ReportSubmitted>('/api/report', { topic: 'welfare', what: secrets.text, placeText: secrets.place, people: people(secrets.organisation), via: 'web', submissionKey, identity: null, attachments: [await stage.attach('no', secrets.fileName)] });
    const clue = await newest();
    at(stage, '2026-11-20T06:59:02.000Z');
    await sayToReporter(stage.desk.manager, clue, { kind: 'question', text: secrets.question });
    instants.push(at(stage, '2026-11-20T07:11:23.000Z'));
    const wordsKey = stage.newKey();
    await stage.pay('/api/report/words', { receiptCode, kind: 'answer', text: secrets.answer, wordsKey, attachments: [await stage.attach('no', secrets.fileName)] });
    instants.push(at(stage, '2026-11-20T07:19:07.000Z'));
    await stage.pay('/api/report/visit', { receiptCode });
    await openIntakeDeadlines(clue, stage.clock);
    return { secrets: { ...secrets, receipt: receiptCode, submissionKey, wordsKey }, instants, anonymous: [clue._id.toHexString(), clue.code, clue.reporter.lookup] };
  },
};

const named: Script = {
  name: 'by name',
  async play(stage) {
    const secrets = { text: '低保名额给了自己的弟弟，开会没有念过', organisation: '白马村委会', reporter: '举报人钱某丙', phone: '19900007742', identityNumber: '630102199001010099', fileName: '证明_PLANTED_2231.jpg' };
    const submissionKey = stage.newKey();
    const instants = [at(stage, '2026-11-20T07:43:19.000Z')];
    const identity = { name: secrets.reporter, phone: secrets.phone, identityNumber: secrets.identityNumber };
    const { receiptCode } = await stage.pay<ReportSubmitted>('/api/report', { topic: 'welfare', what: secrets.text, people: people(secrets.organisation), via: 'miniProgram', submissionKey, identity, attachments: [await stage.attach('yes', secrets.fileName)] });
    const clue = await newest();
    at(stage, '2026-11-20T08:01:50.000Z');
    await handle(stage.desk, clue._id.toHexString());
    return { secrets: { ...secrets, receipt: receiptCode, submissionKey }, instants, anonymous: [] };
  },
};

/** A visit, written down by a clerk: when it was is known, what was said and by whom is not. */
const entered: Script = {
  name: 'entered by staff',
  async play(stage) {
    const secrets = { text: '修路的工钱拖了半年，账上写的是付清', organisation: '红崖施工队', reporter: '来访人孙某丁', phone: '19900008853' };
    at(stage, '2026-11-20T08:15:30.000Z');
    const submissionKey = stage.newKey();
    const fields = { topic: 'money', what: secrets.text, when: '', placeId: stage.villageId, placeText: '', people: people(secrets.organisation), howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
    const { receiptCode } = await enterReport(stage.desk.clerk, { ...fields, submissionKey, channel: 'visit', identity: { name: secrets.reporter, phone: secrets.phone, identityNumber: '', address: '', callTimes: '' }, attachments: [] });
    await newest();
    return { secrets: { ...secrets, receipt: receiptCode, submissionKey }, instants: [], anonymous: [] };
  },
};

/** Without a name, about somebody of a higher level (第十五条): what goes up is no clue at all. */
const upward: Script = {
  name: 'to the level above',
  async play(stage) {
    const { custodian, leader } = stage.desk;
    await buildPerson({ name: accusedAbove, managedBy: 'above' });
    await saveHead(custodian, { accountId: accountIdOf(leader), version: 0 });
    const secrets = { text: '区里的停车场没有招标就开了工', answer: '验收单是年底补签的', fileName: '停车场_PLANTED_6610.jpg', organisation: '红旗路停车场' };
    const submissionKey = stage.newKey();
    const instants = [at(stage, '2026-11-20T08:31:47.000Z')];
    const { receiptCode } = await stage.pay<ReportSubmitted>('/api/report', { topic: 'money', what: secrets.text, people: [{ name: accusedAbove, organisation: secrets.organisation, post: '' }], via: 'web', submissionKey, identity: null, attachments: [await stage.attach('no', secrets.fileName)] });
    const [report] = await native(UpwardModel).find({}).toArray();
    if (!report) throw new Error('nothing went up');
    instants.push(at(stage, '2026-11-20T08:44:12.000Z'));
    const wordsKey = stage.newKey();
    await stage.pay('/api/report/words', { receiptCode, kind: 'addition', text: secrets.answer, wordsKey, attachments: [await stage.attach('no', secrets.fileName)] });
    return { secrets: { ...secrets, receipt: receiptCode, submissionKey, wordsKey }, instants, anonymous: [report._id.toHexString(), report.partsId.toHexString(), report.code, report.reporter.lookup] };
  },
};

/** One a channel, in the order of the day. Another channel is one more line here. */
export const scripts: readonly Script[] = [anonymous, named, entered, upward];

export async function playAll(stage: Stage): Promise<(Planted & { name: string })[]> {
  const played: (Planted & { name: string })[] = [];
  for (const script of scripts) played.push({ name: script.name, ...(await script.play(stage)) });
  return played;
}
