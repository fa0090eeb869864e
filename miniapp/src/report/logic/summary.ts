import type { ReportTopic } from '../../../../contracts/clue-report';
import type { ReportDraft } from './draft';

/** Everything that is going to be handed in, as rows of name and words; what was left out is not listed. */
export function rowsOf(draft: ReportDraft, topic: ReportTopic): [name: string, value: string][] {
  const { identity } = draft;
  const person = ({ name, organisation, post }: ReportDraft['people'][number]) => [name, organisation, post].map((text) => text.trim()).filter(Boolean).join('，');
  const place = draft.place ? `${draft.place.name}（${draft.place.within}）` : draft.placeText;
  const rows: [string, string][] = [
    ['哪一类', topic.label],
    ...topic.fields.map(({ key, label }): [string, string] => [label, draft.extra[key] ?? '']),
    ['这件事', draft.what],
    ['什么时候', draft.when],
    ['在哪里', place],
    ['反映谁', draft.people.filter(({ name }) => name.trim()).map(person).join('；')],
    ['怎么知道的', draft.howKnown],
    ['能证明的', draft.evidence],
    ['证据文件', draft.files.map(({ name }) => name).join('、')],
    ['多少钱', draft.money],
    ['向别处反映过', draft.elsewhere],
  ];
  if (draft.named) {
    rows.push(['您的姓名', identity.name], ['电话', identity.phone], ['方便接电话', identity.callTimes], ['身份证号', identity.identityNumber], ['住址', identity.address], ['有进展发短信', draft.tellByPhone ? '发，只写一句话' : '不发']);
  }
  return rows.map(([name, text]): [string, string] => [name, text.trim()]).filter(([, text]) => text !== '');
}
