import { glassEasel } from 'glass-easel-miniprogram-adapter';

/** What a message of the protocol carries. */
export type Params = Record<string, unknown>;

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value at a path such as `a.b[0].c`; the whole without one. */
export function at(whole: unknown, path: unknown): unknown {
  if (typeof path !== 'string' || path === '') return whole;
  return path.split(/[.[\]]+/).filter(Boolean).reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], whole);
}

export function invoke(target: object, method: string, args: unknown[]): unknown {
  const found = (target as Record<string, unknown>)[method];
  if (typeof found !== 'function') throw new Error(`${method} is not a method here`);
  return found.apply(target, args);
}

/** The mini-program component that an element is the host of. */
export function componentOf(element: Element): glassEasel.GeneralComponent | undefined {
  const node = (element as { __wxElement?: glassEasel.Element }).__wxElement;
  return node && glassEasel.Component.isComponent(node) ? node : undefined;
}
