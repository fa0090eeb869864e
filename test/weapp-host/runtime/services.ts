import type { StartOptions } from '../bridge';
import type { Program } from '../program';
import type { Answers } from './answers';
import type { Files } from './files';
import type { Listeners } from './listeners';
import type { Pages } from './pages';
import type { Privacy } from './privacy';
import type { Records } from './records';
import type { Storage } from './storage';

/** What the parts of `wx` stand on. */
export interface Services {
  readonly program: Program;
  readonly start: StartOptions;
  readonly launch: LaunchOptions;
  readonly records: Records;
  readonly answers: Answers;
  readonly files: Files;
  readonly listeners: Listeners;
  readonly pages: Pages;
  readonly storage: Storage;
  readonly privacy: Privacy;
}

/** What `App.onLaunch` gets and `wx.getLaunchOptionsSync` returns. */
export interface LaunchOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  referrerInfo: Record<string, never>;
}
