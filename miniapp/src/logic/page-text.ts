import { sentencesOf, type Sentence } from '../../../contracts/speech';

/** A sentence and the element it stands in. */
export interface PlacedSentence extends Sentence {
  element: Element;
}

const inline = new Set(['SPAN', 'B', 'A', 'EM']);

/**
 * What a page says, in the order in which it stands: one text for each innermost block. What is hidden from screen
 * readers is decoration, and stays unsaid too; fields say their label.
 */
export function textOf(root: Element): PlacedSentence[] {
  const found: PlacedSentence[] = [];
  const visit = (element: Element): void => {
    if (element.getAttribute('aria-hidden') === 'true') return;
    const label = element.getAttribute('aria-label');
    if (label !== null && (element.tagName === 'INPUT' || element.tagName === 'TEXTAREA' || element.tagName === 'IMG')) return add(element, label);
    const children = Array.from(element.children);
    if (element.tagName === 'TR') return add(element, children.map(wordsIn).join('，'));
    if (children.every((child) => inline.has(child.tagName))) return add(element, wordsIn(element));
    children.forEach(visit);
  };
  const add = (element: Element, text: string) => sentencesOf(text).forEach((sentence) => found.push({ ...sentence, element }));
  visit(root);
  return found;
}

function wordsIn(element: Element): string {
  return Array.from(element.childNodes, (node) => {
    if (node.nodeType === 3) return node.nodeValue ?? '';
    if (node.nodeType !== 1 || (node as Element).getAttribute('aria-hidden') === 'true') return '';
    // Words side by side are told apart by space on the page, and by a blank here.
    return ` ${wordsIn(node as Element)} `;
  }).join('');
}
