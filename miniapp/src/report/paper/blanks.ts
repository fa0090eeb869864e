import type { ReporterIdentity, ReportFields, ReportTopic } from '../../../../contracts/clue-report';

export interface Blank {
  label: string;
  hint?: string;
  /** In lines to write on. */
  lines: number;
  /** The fields of the form that it stands for; a test holds all of them against the form. */
  fields: readonly (keyof ReportFields | keyof ReporterIdentity)[];
}

export const blanks: readonly Blank[] = [
  { label: '这件事', hint: '谁，做了什么，怎么做的，造成了什么后果', lines: 7, fields: ['what'] },
  { label: '什么时候', lines: 1, fields: ['when'] },
  { label: '在哪里', hint: '村、单位或窗口', lines: 1, fields: ['placeId', 'placeText'] },
  { label: '反映谁', hint: '姓名、单位、职务，可以写几个人', lines: 2, fields: ['people'] },
  { label: '怎么知道的', lines: 1, fields: ['howKnown'] },
  { label: '能证明的', hint: '谁能作证，单据在哪里；复印件请一起寄', lines: 2, fields: ['evidence'] },
  { label: '多少钱', lines: 1, fields: ['money'] },
  { label: '向别处反映过', hint: '哪里，什么时候，怎么答复的', lines: 1, fields: ['elsewhere'] },
];

export const who: readonly Blank[] = [
  { label: '姓名', lines: 1, fields: ['name'] },
  { label: '电话', hint: '和方便接电话的时间', lines: 1, fields: ['phone', 'callTimes'] },
  { label: '身份证号、住址', hint: '选填', lines: 1, fields: ['identityNumber', 'address'] },
];

/** What single topics ask besides, on one line for all of them; null where none does. */
export function asksOf(topics: readonly ReportTopic[]): Blank | null {
  const labels = topics.flatMap(({ fields }) => fields.map(({ label }) => label));
  return labels.length > 0 ? { label: '具体是', hint: [...new Set(labels)].join('、'), lines: 1, fields: ['extra'] } : null;
}
