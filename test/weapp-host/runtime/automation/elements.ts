import { WxElement, emit, isTappable } from '../elements/base';
import { WxSwiper } from '../elements/others';
import { type ElementIds, tagOf } from './element-ids';
import { type Params, at, componentOf, invoke, list } from './values';

/** The messages about one element; `elementId` says which. */
export function elementMethods(ids: ElementIds): Record<string, (params: Params) => unknown> {
  const of = (params: Params) => ids.find(String(params.elementId));
  const component = (params: Params) => {
    const found = componentOf(of(params))?.getMethodCaller() as { data: unknown; setData(data: unknown): void } | null | undefined;
    if (!found) throw new Error('The element is not a component');
    return found;
  };
  return {
    'Element.getElement': (params) => ids.one(of(params), String(params.selector)),
    'Element.getElements': (params) => ids.all(of(params), String(params.selector)),
    'Element.getDOMProperties': (params) => ({ properties: list(params.names).map((name) => at(of(params), name)) }),
    'Element.getAttributes': (params) => ({ attributes: list(params.names).map((name) => of(params).getAttribute(String(name))) }),
    'Element.getProperties': (params) => ({ properties: list(params.names).map((name) => property(of(params), String(name))) }),
    'Element.getStyles': (params) => ({ styles: list(params.names).map((name) => getComputedStyle(of(params)).getPropertyValue(String(name))) }),
    'Element.getOffset': (params) => {
      const { left, top } = of(params).getBoundingClientRect();
      return { left: left + window.scrollX, top: top + window.scrollY };
    },
    'Element.getWXML': (params) => ({ wxml: params.type === 'outer' ? wxml(of(params)) : [...of(params).childNodes].map(wxml).join('') }),
    'Element.triggerEvent': (params) => void emit(of(params), String(params.type), params.detail ?? {}),
    'Element.touchstart': (params) => touch(of(params), 'touchstart'),
    'Element.touchmove': (params) => touch(of(params), 'touchmove', params),
    'Element.touchend': (params) => touch(of(params), 'touchend', params),
    'Element.getData': (params) => ({ data: at(component(params).data, params.path) }),
    'Element.setData': (params) => component(params).setData(params.data),
    'Element.callMethod': async (params) => ({ result: await invoke(component(params), String(params.method), list(params.args)) }),
    'Element.callFunction': (params) => ({ result: callFunction(of(params), String(params.functionName), list(params.args)) }),
  };
}

/** `__propPublic` asks which properties can be read at all: a truthy mark for each. */
function property(element: Element, name: string): unknown {
  const properties = element instanceof WxElement ? element.properties() : {};
  return name === '__propPublic' ? Object.fromEntries(Object.keys(properties).map((key) => [key, true])) : properties[name];
}

function callFunction(element: Element, name: string, args: unknown[]): unknown {
  if (name === 'switch.tap' && isTappable(element)) return element.tapped();
  if (name === 'swiper.swipeTo' && element instanceof WxSwiper) return element.swipeTo(Number(args[0]));
  if (name === 'scroll-view.scrollTo') return element.scrollTo(Number(args[0]), Number(args[1]));
  if (['scroll-view.scrollTop', 'scroll-view.scrollLeft', 'scroll-view.scrollWidth', 'scroll-view.scrollHeight'].includes(name)) return at(element, name.split('.')[1]);
  throw new Error(`The host has no ${name}`);
}

function touch(target: Element, type: string, params: Params = {}): void {
  const { left, top, width, height } = target.getBoundingClientRect();
  const moved = (list(params.changedTouches)[0] ?? list(params.touches)[0] ?? {}) as { clientX?: number; clientY?: number };
  const touches = [new Touch({ identifier: 0, target, clientX: moved.clientX ?? left + width / 2, clientY: moved.clientY ?? top + height / 2 })];
  target.dispatchEvent(new TouchEvent(type, { bubbles: true, composed: true, cancelable: true, changedTouches: touches, touches: type === 'touchend' ? [] : touches }));
}

/** An element as WXML: the tags as written, without what the host put inside. */
function wxml(node: Node): string {
  if (!(node instanceof Element)) return node.textContent ?? '';
  const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).join('');
  return `<${tagOf(node)}${attributes}>${[...node.childNodes].map(wxml).join('')}</${tagOf(node)}>`;
}
