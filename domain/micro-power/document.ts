import type { MicroPower } from '../../contracts/micro-power';
import { limitWords, powerClassLabels, sumWords } from '../../contracts/power-words';
import { fillDocument } from '../report';
import { powerInForce } from './list';

/** One power as a Word document: what it is, then its steps as a table. @throws Fault notFound */
export async function powerDocument(code: string): Promise<{ bytes: Buffer; filename: string }> {
  const { power, version } = await powerInForce(code);
  const bytes = await fillDocument('power', { title: power.name, about: `${powerClassLabels[power.class]}，${power.code}，第 ${version} 版`, facts: factsOf(power), steps: stepsOf(power), note: '周六、周日和法定节假日不算工作日。' });
  return { bytes, filename: `${power.code} ${power.name.replace(/[\\/:*?"<>|]/g, '')}.docx` };
}

const lines = (items: readonly string[]): string => items.join('；');

function factsOf(power: MicroPower): { name: string; value: string }[] {
  const sum = sumWords(power.steps);
  const total = [power.total ? limitWords(power.total) : sum && `写明时限的几步加起来 ${sum}`, power.totalNote].filter(Boolean).join('，');
  return Object.entries({
    跟群众的关系: power.plain,
    依据: lines(power.basis.map(({ text }) => text)),
    责任岗位: power.post,
    监督主体: power.supervisor,
    条件: lines(power.conditions),
    材料: lines(power.materials),
    办理时限: total || '没有规定',
    公开方式: power.publication,
    自由裁量: power.discretion,
    监督点: lines(power.risks),
    投诉方式: power.complaint,
  }).map(([name, value]) => ({ name, value: value || '没有' }));
}

/** A question stands with the step it follows, as it does in the chart. */
function stepsOf({ steps }: MicroPower): Record<'number' | 'what' | 'who' | 'limit' | 'evidence', string>[] {
  return steps.map(({ what, who, note, limit, evidence, decision }, index) => ({
    number: String(index + 1),
    what: [what, note, decision ? `${decision.question}不符合：${decision.no}` : ''].filter(Boolean).join('。'),
    who,
    limit: limit ? limitWords(limit) : '',
    evidence: evidence.join('、'),
  }));
}
