import { listen, type Listening } from '../../runtime/http/listen';
import type { Settings } from '../../settings';
import { createBotApp, type BotApp, type BotAppDependencies } from './app';

export interface RunningBotDoor extends Listening {
  app: BotApp;
}

/** Listens as the settings say, on the bot's port; the database is connected by the caller. */
export async function startBotDoor(settings: Settings, dependencies: BotAppDependencies): Promise<RunningBotDoor> {
  const app = createBotApp(settings, dependencies);
  const listening = await listen({ port: settings.botPort, host: settings.host }, app.lifecycle, app.koa.callback());
  return {
    ...listening,
    app,
    // A reply that was too slow for its call goes out all the same.
    close: async () => {
      await listening.close();
      await app.settled();
    },
  };
}
