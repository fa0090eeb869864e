import { MiniProgramEnv, type Root, type ComponentEnv } from 'glass-easel-miniprogram-adapter';
import type { AssociatedBackend, CodeSpace, glassEasel, types } from 'glass-easel-miniprogram-adapter';
import { type Program, allPages, isIsolated, styleScopeOf } from '../program';
import { resolvePath } from './modules';

type Hook = (argument?: unknown) => unknown;
/** What the framework calls on a page; all are optional. */
export interface PageInstance {
  route: string;
  options: Record<string, string>;
  data: Record<string, unknown>;
  setData(data: Record<string, unknown>): void;
  [name: string]: unknown;
}
export interface OpenPage {
  id: number;
  path: string;
  query: Record<string, string>;
  instance: PageInstance;
  element: HTMLElement;
  root: Root;
  scrollTop: number;
}

/** WeChat keeps at most ten pages open. */
const stackLimit = 10;

/** Pages and components of the running mini-program, and the stack of open pages. */
export class Pages {
  readonly stack: OpenPage[] = [];
  private readonly space: CodeSpace;
  private readonly backend: AssociatedBackend;
  private readonly templates: glassEasel.template.ProcGenGroupList;
  private readonly defined = new Set<string>();
  private opened = 0;
  private registration: ComponentEnv | undefined;

  constructor(
    private readonly program: Program,
    private readonly loadModule: (path: string) => unknown,
    backend: glassEasel.CurrentWindowBackendContext,
  ) {
    const environment = new MiniProgramEnv();
    this.space = environment.createCodeSpace('', true);
    this.backend = environment.associateBackend(backend);
    this.templates = new Function(`return ${program.templates}`)() as glassEasel.template.ProcGenGroupList;
    this.style('app');
  }

  get current(): OpenPage | undefined {
    return this.stack.at(-1);
  }

  /** `Page`, `Component` and `Behavior` of the logic layer: they register the file that is being loaded. */
  get constructors(): { Page: unknown; Component: unknown; Behavior: unknown } {
    const current = () => {
      if (!this.registration) throw new Error('Page and Component can only be called while their file is loaded');
      return this.registration;
    };
    return {
      Page: (definition: Parameters<ComponentEnv['Page']>[0]) => current().Page(definition),
      Component: (definition: types.GeneralComponentDefinition) => current().Component(definition),
      Behavior: (definition: types.GeneralComponentDefinition) => current().Behavior(definition),
    };
  }

  get full(): boolean {
    return this.stack.length >= stackLimit;
  }

  exists(path: string): boolean {
    return allPages(this.program.app).includes(path);
  }

  /** Opens a page on top; the caller has hidden or closed the one below. */
  open(path: string, query: Record<string, string>): OpenPage {
    this.define(path);
    const placeholder = document.createElement('div');
    document.body.append(placeholder);
    const root = this.backend.createRoot('page', this.space, path);
    const element = root.getComponent().getBackendElement() as unknown as HTMLElement;
    const instance = root.get() as unknown as PageInstance;
    Object.assign(instance, { route: path, __route__: path, options: query });
    this.opened += 1;
    const page: OpenPage = { id: this.opened, path, query, instance, element, root, scrollTop: 0 };
    this.stack.push(page);
    root.attach(document.body as unknown as glassEasel.GeneralBackendElement, placeholder as unknown as glassEasel.GeneralBackendElement);
    window.scrollTo(0, 0);
    call(page, 'onLoad', query);
    this.show(page);
    call(page, 'onReady');
    return page;
  }

  show(page: OpenPage): void {
    page.element.hidden = false;
    window.scrollTo(0, page.scrollTop);
    call(page, 'onShow');
    page.root.getComponent().triggerPageLifetime('show', []);
  }

  hide(page: OpenPage): void {
    page.scrollTop = window.scrollY;
    call(page, 'onHide');
    page.root.getComponent().triggerPageLifetime('hide', []);
    page.element.hidden = true;
  }

  closeCurrent(): void {
    const page = this.stack.pop();
    if (!page) return;
    call(page, 'onUnload');
    page.root.release();
    page.element.remove();
  }

  /** The address of a page as the current page would write it, with its query. */
  locate(url: string): { path: string; query: Record<string, string> } {
    const [path = '', search = ''] = url.split('?');
    const query = Object.fromEntries(
      search.split('&').filter(Boolean).map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [name, value.join('=')];
      }),
    );
    return { path: path.startsWith('/') ? path.slice(1) : resolvePath(this.current?.path ?? '', path), query };
  }

  /** Registers a page or a component, and the components it uses, before it is made for the first time. */
  private define(path: string): void {
    if (this.defined.has(path)) return;
    this.defined.add(path);
    const config = this.program.configs[path];
    const used = Object.entries({ ...this.program.app.usingComponents, ...config?.usingComponents }).map(([tag, target]) => [tag, resolvePath(path, target)] as const);
    const usingComponents = Object.fromEntries(used.map(([tag, target]) => [tag, `/${target}`]));
    this.space.addComponentStaticConfig(path, { ...config, usingComponents } as types.ComponentStaticConfig);
    const content = this.templates[path];
    if (!content) throw new Error(`${path}.wxml does not exist`);
    this.space.addCompiledTemplate(path, { groupList: this.templates, content, fallbackListenerOnNativeNode: true });
    this.style(path);
    for (const [, target] of used) this.define(target);
    const outer = this.registration;
    this.space.componentEnv(path, (registration) => {
      this.registration = registration;
      this.loadModule(path);
    });
    this.registration = outer;
  }

  private style(path: string): void {
    const css = this.program.styles[path];
    if (css === undefined) return;
    this.backend.registerStyleSheetContent(path, css);
    this.space.addStyleSheet(path, path, isIsolated(this.program.configs[path]) ? styleScopeOf(path) : undefined);
  }
}

/** Calls a page's hook or method when it has one. */
export function call(page: OpenPage, name: string, argument?: unknown): unknown {
  const hook = page.instance[name];
  return typeof hook === 'function' ? (hook as Hook).call(page.instance, argument) : undefined;
}
