import type { HostFile, HostRecord, MoneySheet, NetworkType } from '../bridge';
import type { Automation } from './automation';
import { call } from './pages';
import type { Services } from './services';

/** The running mini-program as Node steers it: what a person and a phone do besides touching the screen. */
export class WeappHost {
  constructor(
    private readonly services: Services,
    private readonly app: Record<string, unknown>,
    readonly automation: Automation,
  ) {}

  launch(): void {
    const { pages, launch, start, listeners } = this.services;
    this.hook('onLaunch', launch);
    this.hook('onShow', launch);
    if (!pages.exists(launch.path)) {
      this.hook('onPageNotFound', { path: launch.path, query: start.query, isEntryPage: true });
      listeners.fire('PageNotFound', { path: launch.path, query: start.query, isEntryPage: true });
      return;
    }
    pages.open(launch.path, start.query);
  }

  /** The person leaves WeChat, or comes back. */
  setForeground(visible: boolean): void {
    const { pages, listeners, launch } = this.services;
    if (visible) {
      this.hook('onShow', launch);
      listeners.fire('AppShow', launch);
      if (pages.current) call(pages.current, 'onShow');
    } else {
      if (pages.current) call(pages.current, 'onHide');
      this.hook('onHide', {});
      listeners.fire('AppHide', {});
    }
  }

  setNetwork(networkType: NetworkType, answersLost: boolean): void {
    const { answers, listeners } = this.services;
    const changed = answers.networkType !== networkType;
    answers.networkType = networkType;
    answers.answersLost = answersLost;
    if (changed) listeners.fire('NetworkStatusChange', { isConnected: networkType !== 'none', networkType });
  }

  provideMedia(files: HostFile[]): void {
    this.services.answers.media.push(files);
  }

  answerScan(scan: { result: string; path?: string }): void {
    this.services.answers.scans.push(scan);
  }

  answerLocation(location: { longitude: number; latitude: number } | null): void {
    this.services.answers.locations.push(location);
  }

  chooseAction(index: number): void {
    this.services.answers.actions.push(index);
  }

  answerSubscription(answer: 'accept' | 'reject'): void {
    this.services.answers.subscriptions.push(answer);
  }

  moneySheet(): MoneySheet | null {
    return this.services.answers.moneySheet;
  }

  answerMoneySheet(answer: string): void {
    this.services.answers.answerMoneySheet(answer);
  }

  records(): HostRecord[] {
    return this.services.records.acts;
  }

  /** Everything in the storage, by key. */
  storage(): Record<string, unknown> {
    return this.services.storage.all();
  }

  private hook(name: string, argument: unknown): void {
    const hook = this.app[name];
    if (typeof hook === 'function') hook.call(this.app, argument);
  }
}
