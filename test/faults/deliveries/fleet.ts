import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom, type Random } from '../../../scripts/demo/random';
import { startBotProcess, type Running } from '../../../scripts/processes';

interface Place {
  port: number;
  /** Null while it starts anew. */
  bot: Running | null;
  starting: Promise<void>;
}

type BotSettings = Omit<Parameters<typeof startBotProcess>[0], 'port'>;

/** Several bots, of which one after the other is killed as by a power cut and started anew. */
export class Fleet {
  kills = 0;
  private readonly places: Place[];
  private readonly random: Random;
  private killing: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly settings: BotSettings,
    ports: readonly number[],
    seed: number,
  ) {
    this.random = seededRandom(seed);
    this.places = ports.map((port) => ({ port, bot: null, starting: Promise.resolve() }));
  }

  async start(): Promise<void> {
    await Promise.all(this.places.map((place) => this.fill(place)));
  }

  /**
   * Every so often one of those at work dies. While all are just starting, time stands still: on a machine that starts
   * them slower than they die nobody would ever come to work.
   */
  beginKilling(everyMs: number): void {
    this.killing = (async () => {
      while (!this.stopping) {
        if (this.working.length === 0) await Promise.race(this.places.map(({ starting }) => starting));
        await wait(everyMs);
        if (!this.stopping) await this.killOne();
      }
    })();
  }

  async endKilling(): Promise<void> {
    this.stopping = true;
    await this.killing;
    await Promise.all(this.places.map(({ starting }) => starting));
  }

  /** Whatever state it is in; nothing of it lives on. */
  async end(): Promise<void> {
    await this.endKilling().catch(() => undefined);
    await Promise.all(this.places.map(({ bot }) => bot?.kill()));
  }

  /** Ends one gently and begins it again: what a bot asks for at its beginning is asked for. */
  async startOneAnew(): Promise<void> {
    const place = this.places[0] as Place;
    await place.bot?.stop();
    await this.fill(place);
  }

  private get working(): Place[] {
    return this.places.filter(({ bot }) => bot !== null);
  }

  private async killOne(): Promise<void> {
    const place = this.random.pick(this.working);
    const { bot } = place;
    place.bot = null;
    await bot?.kill();
    this.kills += 1;
    void this.fill(place);
  }

  private fill(place: Place): Promise<void> {
    place.starting = startBotProcess({ ...this.settings, port: place.port }).then((bot) => {
      place.bot = bot;
    });
    return place.starting;
  }
}
