import type { ShownLimit } from './micro-power';
import { limitWords } from './power-words';

/**
 * The flow chart of a power, drawn from its steps: one column, in the order in which it is read aloud and printed.
 * Free of zod: all faces draw by it.
 */

export interface ChartStep {
  what: string;
  who: string;
  note?: string;
  limit: ShownLimit | null;
  decision: { question: string; how: string; no: string; noLimit: ShownLimit | null } | null;
  /** Of a case: what was done at it, and what does not keep to the chart. */
  said?: readonly ChartSaid[];
}
export interface ChartSaid {
  text: string;
  wrong: boolean;
}

/** `start` and `end` are rounded, `step` is a rectangle, `decision` a diamond, `aside` what its no leads to. */
export type ChartKind = 'start' | 'step' | 'end' | 'decision' | 'aside';

export interface ChartNode {
  kind: ChartKind;
  /** Of the step it is, or the one it follows. */
  number: number;
  title: string;
  /** Who does it, and what else there is to say. */
  more: string[];
  /** 5 个工作日内; '' where there is no limit. */
  limit: string;
  said: readonly ChartSaid[];
}

export const yesWord = '符合';
export const noWord = '不符合';

/** Everything in the chart, in its order: a step, its question, what a no leads to, the next step. */
export function chartNodes(steps: readonly ChartStep[]): ChartNode[] {
  return steps.flatMap((step, index) => {
    const number = index + 1;
    const kind = index === 0 ? 'start' : index === steps.length - 1 ? 'end' : 'step';
    const own: ChartNode = { kind, number, title: step.what, more: [step.who, step.note ?? ''].filter(Boolean), limit: step.limit ? limitWords(step.limit) : '', said: step.said ?? [] };
    if (!step.decision) return [own];
    const { question, how, no, noLimit } = step.decision;
    return [own, { kind: 'decision', number, title: question, more: how ? [how] : [], limit: '', said: [] }, { kind: 'aside', number, title: no, more: [], limit: noLimit ? limitWords(noLimit) : '', said: [] }];
  });
}

/** A node as a sentence, for whoever listens. */
export function nodeWords({ kind, number, title, more, limit, said }: ChartNode): string {
  const rest = [...more, limit].filter(Boolean).join('，');
  if (kind === 'decision') return `判断：${title}${rest ? `${rest}。` : ''}${yesWord}，接第 ${number + 1} 步。`;
  if (kind === 'aside') return `${noWord}：${title}${rest ? `，${rest}` : ''}。到此为止。`;
  return `第 ${number} 步，${[title, rest, ...said.map(({ text }) => text)].filter(Boolean).join('。')}。`;
}

export interface ChartText {
  x: number;
  y: number;
  size: number;
  role: 'number' | 'title' | 'more' | 'limit' | 'done' | 'wrong';
  anchor: 'start' | 'middle' | 'end';
  text: string;
}
export interface ChartBox {
  node: ChartNode;
  x: number;
  y: number;
  width: number;
  height: number;
  texts: ChartText[];
}
/** From one point to another, straight down, with a head at its end; the word stands at its right. */
export interface ChartArrow {
  x: number;
  from: number;
  to: number;
  word: string;
}
export interface Chart {
  width: number;
  height: number;
  boxes: ChartBox[];
  arrows: ChartArrow[];
}

const title = { size: 17, line: 24 };
const more = { size: 14.5, line: 21 };
const padding = 14;
const textLeft = 58;
const gap = 34;
const asideShare = 0.46;
const diamondShare = 0.84;
/** Of a diamond's width, what a line in it may take. */
const diamondLine = 0.56;

/** Every box below the one before it; the only two side by side are a no and the line of the yes that passes it. */
export function layoutChart(steps: readonly ChartStep[], width: number): Chart {
  const boxes: ChartBox[] = [];
  const arrows: ChartArrow[] = [];
  const middle = width / 2;
  let y = 0;
  let open: { from: number; word: string } | null = null;
  for (const node of chartNodes(steps)) {
    if (node.kind === 'aside') {
      const diamond = boxes.at(-1)!;
      const box = asideBox(node, diamond.y + diamond.height + 12, Math.floor(width * asideShare));
      arrows.push({ x: diamond.x + 1, from: diamond.y + diamond.height / 2, to: box.y, word: noWord });
      boxes.push(box);
      y = box.y + box.height + 16;
      continue;
    }
    if (open) {
      const top: number = Math.max(y, open.from + gap);
      arrows.push({ x: middle, from: open.from, to: top, word: open.word });
      y = top;
    }
    const box = node.kind === 'decision' ? diamondBox(node, y, width) : stepBox(node, y, width);
    boxes.push(box);
    y = box.y + box.height;
    open = { from: y, word: node.kind === 'decision' ? yesWord : '' };
  }
  return { width, height: y, boxes, arrows };
}

function stepBox(node: ChartNode, y: number, width: number): ChartBox {
  const right = width - padding - (node.kind === 'step' ? 0 : 8);
  const left = textLeft + (node.kind === 'step' ? 0 : 6);
  const limitWidth = widthOf(node.limit, more.size);
  const titles = wrap(node.title, (right - left - (limitWidth > 0 ? limitWidth + 12 : 0)) / title.size);
  const lines = node.more.flatMap((text) => wrap(text, (right - left) / more.size));
  const said = node.said.flatMap(({ text, wrong }) => wrap(text, (right - left) / more.size).map((line) => ({ line, wrong })));
  const base = y + padding + title.size;
  const below = base + titles.length * title.line - 2;
  return {
    node,
    x: 0,
    y,
    width,
    height: padding * 2 + titles.length * title.line + (lines.length + said.length) * more.line,
    texts: [
      { x: left - 29, y: base, size: title.size - 1, role: 'number', anchor: 'middle', text: String(node.number) },
      ...titles.map((text, index): ChartText => ({ x: left, y: base + index * title.line, size: title.size, role: 'title', anchor: 'start', text })),
      ...(node.limit ? [{ x: right, y: base, size: more.size, role: 'limit', anchor: 'end', text: node.limit } satisfies ChartText] : []),
      ...lines.map((text, index): ChartText => ({ x: left, y: below + index * more.line, size: more.size, role: 'more', anchor: 'start', text })),
      ...said.map(({ line, wrong }, index): ChartText => ({ x: left, y: below + (lines.length + index) * more.line, size: more.size, role: wrong ? 'wrong' : 'done', anchor: 'start', text: line })),
    ],
  };
}

/** As high as its widest line asks for: a diamond is as wide as it is only in the middle. */
function diamondBox(node: ChartNode, y: number, width: number): ChartBox {
  const own = width * diamondShare;
  const titles = wrap(node.title, (own * diamondLine) / title.size);
  const lines = node.more.flatMap((text) => wrap(text, (own * diamondLine) / more.size));
  const textHeight = titles.length * title.line + lines.length * more.line;
  const height = Math.max(96, Math.ceil(textHeight / (1 - diamondLine)));
  const base = y + (height - textHeight) / 2 + title.size;
  return {
    node,
    x: (width - own) / 2,
    y,
    width: own,
    height,
    texts: [
      ...titles.map((text, index): ChartText => ({ x: width / 2, y: base + index * title.line, size: title.size, role: 'title', anchor: 'middle', text })),
      ...lines.map((text, index): ChartText => ({ x: width / 2, y: base + titles.length * title.line + index * more.line - 2, size: more.size, role: 'more', anchor: 'middle', text })),
    ],
  };
}

function asideBox(node: ChartNode, y: number, width: number): ChartBox {
  const lines = wrap(node.title, (width - padding * 2) / more.size);
  const base = y + padding + more.size;
  const end = base + lines.length * more.line;
  return {
    node,
    x: 0,
    y,
    width,
    height: padding * 2 + (lines.length + (node.limit ? 1 : 0)) * more.line,
    texts: [
      ...lines.map((text, index): ChartText => ({ x: padding, y: base + index * more.line, size: more.size, role: 'more', anchor: 'start', text })),
      ...(node.limit ? [{ x: padding, y: end, size: more.size, role: 'limit', anchor: 'start', text: node.limit } satisfies ChartText] : []),
    ],
  };
}

/** Of a character, in its own size: Latin letters and digits are about half as wide as Chinese ones. */
const unitOf = (character: string): number => (/[\u0020-\u00ff]/.test(character) ? 0.58 : 1);
const widthOf = (text: string, size: number): number => [...text].reduce((sum, character) => sum + unitOf(character), 0) * size;
const noStart = /[，。、；：！？）》”]/;

/** Lines of at most so many units; no line begins with what closes a clause. */
export function wrap(text: string, units: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const unit = unitOf(character);
    if (used + unit > units && line !== '' && !noStart.test(character)) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += character;
    used += unit;
  }
  return line === '' ? lines : [...lines, line];
}
