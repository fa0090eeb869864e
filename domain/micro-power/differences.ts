import { sourceCertaintyLabels } from '../../contracts/disclosure';
import type { MicroPower, PowerDifference, PowerLimit, PowerStep } from '../../contracts/micro-power';
import { limitWords, powerClassLabels, voteRules } from '../../contracts/power-words';

const list = (items: readonly string[]): string => items.join('；');
const limitOf = (limit: PowerLimit | null): string => (limit ? `${limitWords(limit)}（${sourceCertaintyLabels[limit.certainty]}）` : '');

interface Part {
  what: string;
  words: string;
}

/** Every part of an entry, in the order in which people read it; a step is known by its key, whatever it is called. */
function partsOf(power: MicroPower): Map<string, Part> {
  const { steps } = power;
  const named: [string, string][] = [
    ['名称', power.name],
    ['类别', powerClassLabels[power.class]],
    ['跟群众的关系', power.plain],
    ['依据', list(power.basis.map(({ text, certainty }) => `${text}（${sourceCertaintyLabels[certainty]}）`))],
    ['责任岗位', power.post],
    ['监督主体', power.supervisor],
    ['条件', list(power.conditions)],
    ['材料', list(power.materials)],
    ['办理时限', [limitOf(power.total), power.totalNote].filter(Boolean).join('，')],
    ['公开方式', power.publication],
    ['自由裁量', power.discretion],
    ['监督点', list(power.risks)],
    ['投诉方式', power.complaint],
    ['在用', power.active ? '是' : '否'],
    ['步骤的次序', list(steps.map(({ what }, index) => `${index + 1} ${what}`))],
  ];
  return new Map([...named.map(([what, words]): [string, Part] => [what, { what, words }]), ...steps.map((step): [string, Part] => [step.key, { what: `步骤“${step.what}”`, words: stepWords(step, steps) }])]);
}

function stepWords(step: PowerStep, all: readonly PowerStep[]): string {
  const { decision } = step;
  return [
    step.what,
    step.who,
    limitOf(step.limit),
    step.note,
    step.evidence.length > 0 ? `留凭据：${step.evidence.join('、')}` : '',
    step.differsFrom.length > 0 ? `不能和这几步是同一个人：${all.filter(({ key }) => step.differsFrom.includes(key)).map(({ what }) => what).join('、')}` : '',
    step.vote.length > 0 ? `表决：${step.vote.map((body) => voteRules[body].label).join('或')}` : '',
    step.publishes ? '要公开' : '',
    decision ? `判断“${decision.question}”${decision.how}，不符合：${decision.no}${limitOf(decision.noLimit)}` : '',
  ]
    .filter(Boolean)
    .join('，');
}

/** What the later one says otherwise; '' stands for what is not there. */
export function powerDifferences(earlier: MicroPower, later: MicroPower): PowerDifference[] {
  const [before, after] = [partsOf(earlier), partsOf(later)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    return was?.words === is?.words ? [] : [{ what: (is ?? was)!.what, before: was?.words ?? '', after: is?.words ?? '' }];
  });
}
