import { toPageSelector } from '../../compile/selectors';
import { styleScopeOf } from '../../program';
import { componentOf } from './values';

/** What the protocol calls an element. `nodeId` marks a component written in the mini-program. */
export interface ElementName {
  elementId: string;
  tagName: string;
  nodeId?: string;
}

/** Names for DOM elements; the same element always has the same one. */
export class ElementIds {
  private readonly ids = new WeakMap<Element, string>();
  private readonly elements = new Map<string, Element>();

  one(root: Element, selector: string): ElementName {
    const found = root.querySelector(within(root, selector));
    if (!found) throw new Error(`No element matches ${selector}`);
    return this.name(found);
  }

  all(root: Element, selector: string): { elements: ElementName[] } {
    return { elements: [...root.querySelectorAll(within(root, selector))].map((element) => this.name(element)) };
  }

  find(id: string): Element {
    const element = this.elements.get(id);
    if (!element?.isConnected) throw new Error('The element is no longer on the page');
    return element;
  }

  private name(element: Element): ElementName {
    let id = this.ids.get(element);
    if (id === undefined) {
      id = `element-${this.elements.size + 1}`;
      this.ids.set(element, id);
      this.elements.set(id, element);
    }
    return { elementId: id, tagName: tagOf(element), ...(componentOf(element) ? { nodeId: id } : {}) };
  }
}

/** The selector for what is inside `root`: an isolated component's own classes carry its prefix. */
function within(root: Element, selector: string): string {
  const component = componentOf(root);
  return component ? `${toPageSelector(selector)}, ${toPageSelector(selector, styleScopeOf(component.is))}` : toPageSelector(selector);
}

/** The tag as the mini-program writes it. */
export function tagOf(element: Element): string {
  return element.tagName.toLowerCase().replace(/^wx-/, '');
}
