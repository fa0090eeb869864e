/** The events an app can listen to by `wx.on…` and `wx.off…`. */
export const appEvents = [
  'NetworkStatusChange', 'ThemeChange', 'AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound', 'WindowResize',
  'MemoryWarning', 'KeyboardHeightChange', 'NetworkWeakChange', 'UserCaptureScreen', 'LazyLoadError',
] as const;
export type AppEvent = (typeof appEvents)[number];
type Listener = (event: unknown) => void;

export class Listeners {
  private readonly byEvent = new Map<AppEvent, Set<Listener>>();

  /** `wx.onThemeChange`, `wx.offThemeChange`, … for every event. */
  apis(): Record<string, (listener?: Listener) => void> {
    const apis: Record<string, (listener?: Listener) => void> = {};
    for (const event of appEvents) {
      const listeners = new Set<Listener>();
      this.byEvent.set(event, listeners);
      apis[`on${event}`] = (listener) => listener && listeners.add(listener);
      apis[`off${event}`] = (listener) => (listener ? listeners.delete(listener) : listeners.clear());
    }
    return apis;
  }

  fire(event: AppEvent, detail: unknown): void {
    for (const listener of this.byEvent.get(event) ?? []) listener(detail);
  }
}
