/** What Node hands to the page: a compiled mini-program, ready to run. Paths carry no leading slash and no extension. */
export interface Program {
  app: AppConfig;
  /** JavaScript of the logic layer by module path. */
  scripts: Record<string, string>;
  configs: Record<string, PageConfig>;
  /** CSS by the path of the WXSS it came from. */
  styles: Record<string, string>;
  /** An expression that yields the template functions of all WXML files, by path. */
  templates: string;
}

export interface AppConfig {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  window?: WindowConfig;
  __usePrivacyCheck__?: boolean;
  requiredPrivateInfos?: string[];
  tabBar?: { list: { pagePath: string; text: string }[] };
  usingComponents?: Record<string, string>;
}

export interface WindowConfig {
  navigationBarTitleText?: string;
  onReachBottomDistance?: number;
}

export interface PageConfig extends WindowConfig {
  component?: boolean;
  styleIsolation?: string;
  usingComponents?: Record<string, string>;
}

/** Every page of the main package and the subpackages, the first page first. */
export function allPages(app: AppConfig): string[] {
  return [...app.pages, ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))];
}

/** A component whose classes are its own; everything else shares the page's classes. */
export function isIsolated(config: PageConfig | undefined): boolean {
  return config?.component === true && ['isolated', 'apply-shared', undefined].includes(config.styleIsolation);
}

/** The prefix that keeps an isolated component's classes apart. */
export function styleScopeOf(path: string): string {
  return path.replace(/\W+/g, '-');
}
