import { WxElement } from '../elements/base';
import { WxCanvas } from '../elements/others';
import type { Pages } from '../pages';
import { toPageSelector } from '../../compile/selectors';

interface Fields {
  id?: boolean;
  dataset?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  node?: boolean;
  context?: boolean;
  computedStyle?: string[];
  properties?: string[];
}
type Answer = Record<string, unknown>;
type Callback = (answer: Answer | Answer[] | null) => void;
type Find = () => Element | Element[] | null;

/** `wx.createSelectorQuery()` over the current page. */
export class SelectorQuery {
  private readonly queries: { find: Find; fields: Fields; callback?: Callback }[] = [];
  constructor(private readonly pages: Pages) {}

  in(): this {
    return this;
  }

  select(selector: string): Selected {
    return new Selected(this, () => this.root()?.querySelector(toPageSelector(selector)) ?? null);
  }

  selectAll(selector: string): Selected {
    return new Selected(this, () => [...(this.root()?.querySelectorAll(toPageSelector(selector)) ?? [])]);
  }

  selectViewport(): Selected {
    return new Selected(this, () => document.documentElement);
  }

  exec(callback?: (answers: (Answer | Answer[] | null)[]) => void): this {
    const answers = this.queries.map(({ find, fields }) => {
      const found = find();
      return Array.isArray(found) ? found.map((element) => read(element, fields)) : found && read(found, fields);
    });
    queueMicrotask(() => {
      this.queries.forEach((query, index) => query.callback?.(answers[index] ?? null));
      callback?.(answers);
    });
    return this;
  }

  add(find: Find, fields: Fields, callback?: Callback): this {
    this.queries.push({ find, fields, callback });
    return this;
  }

  private root(): HTMLElement | undefined {
    return this.pages.current?.element;
  }
}

class Selected {
  constructor(
    private readonly query: SelectorQuery,
    private readonly find: Find,
  ) {}

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback);
  }
  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback);
  }
  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback);
  }
  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback);
  }
  fields(fields: Fields, callback?: Callback): SelectorQuery {
    return this.query.add(this.find, fields, callback);
  }
}

function read(element: Element, fields: Fields): Answer {
  const answer: Answer = {};
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  if (fields.id) answer.id = element.id;
  if (fields.dataset) answer.dataset = element instanceof WxElement ? { ...element.__wxElement?.dataset } : {};
  if (fields.rect) Object.assign(answer, { left, top, right, bottom });
  if (fields.size) Object.assign(answer, { width, height });
  if (fields.scrollOffset) {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
    Object.assign(answer, { scrollLeft, scrollTop, scrollWidth, scrollHeight });
  }
  if (fields.node) answer.node = element instanceof WxCanvas ? element.canvas : element;
  if (fields.context) answer.context = element;
  for (const name of fields.computedStyle ?? []) answer[name] = getComputedStyle(element).getPropertyValue(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  for (const name of fields.properties ?? []) answer[name] = element instanceof WxElement ? element.properties()[name] : undefined;
  return answer;
}
