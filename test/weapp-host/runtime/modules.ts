/** Names that exist in a browser and not in the logic layer of some phone, or of any: a mini-program that needs one must fail here too. */
const absentNames = [
  'window', 'document', 'self', 'location', 'navigator', 'history', 'top', 'parent', 'frames', 'origin', 'customElements',
  'XMLHttpRequest', 'fetch', 'Headers', 'Request', 'Response', 'FormData', 'Blob', 'File', 'FileReader', 'WebSocket', 'EventSource', 'BroadcastChannel', 'MessageChannel',
  'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'crypto', 'performance', 'Intl', 'structuredClone',
  'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'atob', 'btoa',
  'MutationObserver', 'WebKitMutationObserver', 'IntersectionObserver', 'ResizeObserver', 'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback',
  'HTMLElement', 'Element', 'Node', 'Event', 'EventTarget', 'CustomEvent', 'Image', 'alert', 'confirm', 'prompt', 'getComputedStyle', 'matchMedia', 'weappHost', 'tellNode', 'askNode',
];
const languageNames = [
  'Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'DataView', 'Date', 'Error', 'EvalError', 'Float32Array', 'Float64Array', 'Function', 'Int16Array', 'Int32Array', 'Int8Array',
  'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'ReferenceError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'SyntaxError', 'TypeError',
  'URIError', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef', 'WeakSet', 'console', 'decodeURI', 'decodeURIComponent', 'encodeURI',
  'encodeURIComponent', 'escape', 'unescape', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'undefined', 'NaN', 'Infinity',
] as const;

/** What the framework gives to every module: `wx`, `App`, `getApp`, … */
export type Globals = Record<string, unknown>;

/** The CommonJS loader of the logic layer. */
export class Modules {
  private readonly loaded = new Map<string, { exports: unknown }>();
  private readonly globals: Globals;

  constructor(
    private readonly scripts: Record<string, string>,
    globals: Globals,
  ) {
    const world: Globals = Object.fromEntries(languageNames.map((name) => [name, (globalThis as unknown as Globals)[name]]));
    for (const timer of ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'queueMicrotask'] as const) world[timer] = (globalThis[timer] as CallableFunction).bind(globalThis);
    this.globals = { ...globals, ...world };
    Object.assign(world, globals);
    this.globals.global = this.globals.globalThis = world;
  }

  /** Runs a module, or returns what it exported before. */
  load(path: string): unknown {
    const found = [path, `${path}/index`].find((candidate) => candidate in this.scripts);
    if (found === undefined) throw new Error(`module '${path}.js' is not defined`);
    const before = this.loaded.get(found);
    if (before) return before.exports;
    const module = { exports: {} as unknown };
    this.loaded.set(found, module);
    const require = (request: string) => this.load(resolvePath(found, request).replace(/\.js$/, ''));
    this.run(`${this.scripts[found] ?? ''}\n//# sourceURL=weapp://logic/${found}.js`, { require, module, exports: module.exports });
    return module.exports;
  }

  /** Adds a name that every later evaluation sees. */
  define(name: string, value: unknown): void {
    this.globals[name] = value;
    (this.globals.globalThis as Globals)[name] = value;
  }

  /** Runs a function's source as the logic layer would, so that it sees `wx` and `getApp`. */
  evaluate(functionSource: string, args: unknown[]): unknown {
    return this.run(`return (${functionSource})(...evaluated)`, { evaluated: args });
  }

  /** The function a source stands for, to be called later with its own `this`. */
  compile(functionSource: string): (this: unknown, ...args: unknown[]) => unknown {
    return this.run(`return (${functionSource})`, {}) as (this: unknown, ...args: unknown[]) => unknown;
  }

  private run(source: string, extra: Globals): unknown {
    const scope: Globals = { ...Object.fromEntries(absentNames.map((name) => [name, undefined])), ...this.globals, ...extra };
    delete scope.undefined;
    const run = new Function(...Object.keys(scope), source) as (...values: unknown[]) => unknown;
    return run(...Object.values(scope));
  }
}

/** A path as written in `base`, from the root of the mini-program. */
export function resolvePath(base: string, request: string): string {
  return decodeURIComponent(new URL(request, `http://weapp/${base}`).pathname.slice(1));
}
