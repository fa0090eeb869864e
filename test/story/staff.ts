import { randomUUID } from 'node:crypto';
import type { FollowUpDetail } from '../../contracts/follow-up';
import type { RatingProgress, RatingReceived, SubmitRatingInput } from '../../contracts/rating';
import { signInAs } from '../support/factories';
import type { Answer, TestClient, TestServer } from '../support/http';
import { buildRating, type Username, type World } from './world';

type Body = Record<string, unknown>;

/** A person at the console: every act goes over HTTP, as the page sends it. A session that ended overnight is renewed. */
export class Staff {
  private constructor(
    private client: TestClient,
    private readonly again: () => Promise<TestClient>,
  ) {}

  static async signIn(server: TestServer, username: Username): Promise<Staff> {
    const again = (): Promise<TestClient> => signInAs(server.client(), { username: username.toLowerCase() });
    return new Staff(await again(), again);
  }

  get = (address: string): Promise<Answer> => this.send((client) => client.get(address));
  post = (address: string, body?: Body): Promise<Answer> => this.send((client) => client.post(address, body));
  put = (address: string, body: Body): Promise<Answer> => this.send((client) => client.put(address, body));

  private async send(ask: (client: TestClient) => Promise<Answer>): Promise<Answer> {
    const answer = await ask(this.client);
    if (answer.status !== 401) return answer;
    this.client = await this.again();
    return ask(this.client);
  }

  /** Uploads a text as proof; answers its id. */
  async proof(text: string): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([text], { type: 'text/plain' }), '整改说明.txt');
    const answer = await this.send((client) => client.post('/api/files', form));
    if (answer.status !== 201) throw new Error(`file answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return (answer.body as { id: string }).id;
  }

  async followUp(id: string): Promise<FollowUpDetail> {
    const answer = await this.get(`/api/follow-ups/${id}`);
    if (answer.status !== 200) throw new Error(`follow-up answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as FollowUpDetail;
  }

  /** One act on a follow-up, naming the version it has now; fails the story when it is refused. */
  async act(id: string, name: string, body: Body = {}): Promise<FollowUpDetail> {
    const answer = await this.tryAct(id, name, body);
    if (answer.status !== 200) throw new Error(`${name} answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as FollowUpDetail;
  }

  async tryAct(id: string, name: string, body: Body = {}): Promise<Answer> {
    return this.post(`/api/follow-ups/${id}/${name}`, { version: (await this.followUp(id)).version, ...body });
  }

  call = (id: string, outcome: string, more: Body = {}): Promise<FollowUpDetail> => this.act(id, 'contacts', { idempotencyKey: randomUUID(), outcome, ...more });
}

/** A person with a phone in the hand: no session, no cookie. */
export class Citizen {
  constructor(
    private readonly server: TestServer,
    private readonly world: Pick<World, 'window'>,
  ) {}

  async scan(): Promise<Answer> {
    return this.server.client().get(`/api/public/windows/${this.world.window.window!.code}`);
  }

  tryRate = (overrides: Partial<SubmitRatingInput> = {}): Promise<Answer> => this.server.client().post('/api/public/ratings', buildRating(this.world, overrides));

  async rate(overrides: Partial<SubmitRatingInput> = {}): Promise<RatingReceived> {
    const answer = await this.tryRate(overrides);
    if (answer.status !== 201) throw new Error(`rating answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as RatingReceived;
  }

  async photo(bytes: Buffer): Promise<string> {
    const form = new FormData();
    form.append('photo', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg');
    const answer = await this.server.client().post('/api/public/photos', form);
    if (answer.status !== 201) throw new Error(`photo answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return (answer.body as { photoToken: string }).photoToken;
  }

  tryProgress = (receiptCode: string): Promise<Answer> => this.server.client().post('/api/public/rating-progress', { receiptCode });

  async progress(receiptCode: string): Promise<RatingProgress> {
    const answer = await this.tryProgress(receiptCode);
    if (answer.status !== 200) throw new Error(`progress answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as RatingProgress;
  }

  rateAgain = (receiptCode: string, level: string, idempotencyKey: string = randomUUID()): Promise<Answer> => this.server.client().post('/api/public/rating-again', { idempotencyKey, receiptCode, level });
}
