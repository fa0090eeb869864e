import type { Modules } from '../modules';
import { tellNode } from '../node';
import type { OpenPage } from '../pages';
import type { Services } from '../services';
import type { Wx } from '../wx';
import { ElementIds } from './element-ids';
import { elementMethods } from './elements';
import { type Params, at, invoke, list } from './values';

type Method = (params: Params) => unknown;

/** The part of the automator's protocol that is answered inside the page. Throws become the protocol's errors. */
export class Automation {
  private readonly ids = new ElementIds();
  private readonly originals = new Map<string, unknown>();
  private readonly methods: Record<string, Method>;

  constructor(
    private readonly services: Services,
    private readonly modules: Modules,
    private readonly wx: Wx,
  ) {
    this.methods = {
      'App.getPageStack': () => ({ pageStack: services.pages.stack.map(identify) }),
      'App.getCurrentPage': () => identify(this.page({})),
      'App.callWxMethod': (params) => this.callWx(String(params.method), list(params.args)),
      'App.mockWxMethod': (params) => this.mockWx(params),
      'App.callFunction': async (params) => ({ result: await modules.evaluate(String(params.functionDeclaration), list(params.args)) }),
      'App.addBinding': (params) => this.addBinding(String(params.name)),
      'Page.getData': (params) => ({ data: at(this.page(params).instance.data, params.path) }),
      'Page.setData': (params) => this.page(params).instance.setData(params.data as Record<string, unknown>),
      'Page.callMethod': async (params) => ({ result: await invoke(this.page(params).instance, String(params.method), list(params.args)) }),
      'Page.getElement': (params) => this.ids.one(this.page(params).element, String(params.selector)),
      'Page.getElements': (params) => this.ids.all(this.page(params).element, String(params.selector)),
      'Page.getWindowProperties': (params) => ({ properties: list(params.names).map((name) => at(window, name)) }),
      'Tool.native': (params) => this.native(String(params.method)),
      ...elementMethods(this.ids),
    };
  }

  /** Answers one message. Data come back as JSON text, because a mini-program's data may hold what a browser cannot hand over. */
  async run(method: string, params: Params): Promise<string> {
    const answer = this.methods[method];
    if (!answer) throw new Error(`The host does not answer ${method}`);
    return JSON.stringify((await answer(params)) ?? {});
  }

  /** The DOM element to touch or type into. */
  element(id: string): Element {
    return this.ids.find(id);
  }

  private page({ pageId }: Params): OpenPage {
    const { stack, current } = this.services.pages;
    const page = pageId === undefined ? current : stack.find(({ id }) => id === pageId);
    if (!page) throw new Error(pageId === undefined ? 'No page is open' : `Page ${String(pageId)} is closed`);
    return page;
  }

  private async callWx(method: string, args: unknown[]): Promise<object> {
    const api = this.wx[method];
    if (typeof api !== 'function') throw new Error(`wx.${method} is not a function`);
    try {
      return { result: await api.apply(this.wx, args) };
    } catch (error) {
      throw error instanceof Error ? error : new Error(String((error as { errMsg?: string }).errMsg ?? error));
    }
  }

  /** Replaces a call by a fixed result or by a function whose `this.origin` is the real one; with neither, puts it back. */
  private mockWx({ method: name, functionDeclaration, args, ...rest }: Params): void {
    const method = String(name);
    if (!this.originals.has(method)) this.originals.set(method, this.wx[method]);
    const origin = this.originals.get(method) as (...given: unknown[]) => unknown;
    if (typeof functionDeclaration === 'string') {
      const replacement = this.modules.compile(functionDeclaration);
      this.wx[method] = (...given: unknown[]) => replacement.call({ origin: origin.bind(this.wx) }, ...given, ...list(args));
    } else if ('result' in rest) {
      this.wx[method] = (options?: { success?(result: unknown): void; complete?(result: unknown): void }) => {
        if (method.endsWith('Sync')) return rest.result;
        options?.success?.(rest.result);
        options?.complete?.(rest.result);
        return options?.success || options?.complete ? undefined : Promise.resolve(rest.result);
      };
    } else {
      this.wx[method] = origin;
      this.originals.delete(method);
    }
  }

  private addBinding(name: string): void {
    this.modules.define(name, (...args: unknown[]) => tellNode({ event: 'binding', name, args }));
  }

  private native(method: string): unknown {
    const { answers } = this.services;
    if (method === 'confirmModal') return answers.answerDialog(true);
    if (method === 'cancelModal') return answers.answerDialog(false);
    if (method === 'navigateLeft') return this.callWx('navigateBack', [{}]);
    if (method === 'goHome') return this.callWx('reLaunch', [{ url: `/${this.services.program.app.pages[0]}` }]);
    throw new Error(`The host has no native ${method}`);
  }
}

function identify({ id, path, query }: OpenPage) {
  return { pageId: id, path, query };
}
