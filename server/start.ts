import { listen, type Listening } from '../runtime/http/listen';
import type { Settings } from '../settings';
import { createApp, type App, type AppDependencies } from './app';

export interface RunningServer extends Listening {
  app: App;
}

/** Listens as the settings say; the database is connected by the caller. Port 0 takes any free port. */
export async function startServer(settings: Settings, dependencies: AppDependencies = {}): Promise<RunningServer> {
  const app = createApp(settings, dependencies);
  return { app, ...(await listen(settings, app.lifecycle, app.koa.callback())) };
}
