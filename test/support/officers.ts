import { Readable } from 'node:stream';
import type { Incoming } from '../../bot/chat/incoming';
import type { Reply, Talk } from '../../bot/chat/topic';
import { reportTopic } from '../../bot/topics/report';
import type { WechatClient } from '../../clients/wechat';
import { bindByCode, bindByDigits, installMiniLogin, invite, tellMiniCode } from '../../domain/follower';
import { fail, systemContext, type Clock, type Context, type FixedClock, type OrganisationRecord, type PersonRecord } from '../../domain/kernel';
import { buildDepartment, buildDistrict, buildPerson, buildTown, buildVillage, idOf } from './factories';

export interface OfficerWorld {
  district: OrganisationRecord;
  town: OrganisationRecord;
  village: OrganisationRecord;
  other: OrganisationRecord;
  department: OrganisationRecord;
  officer: PersonRecord;
  openid: string;
  /** What wx.login gives his phone. */
  loginCode: string;
}

let serial = 0;

/** An information officer of 青禾村 with both of his phones bound, and what lies around. */
export async function buildOfficerWorld(clock: Clock): Promise<OfficerWorld> {
  const district = await buildDistrict({ name: '演示区' });
  const town = await buildTown({ name: '梨园镇', parentId: idOf(district) });
  const village = await buildVillage({ name: '青禾村', parentId: idOf(town) });
  const other = await buildVillage({ name: '上柳村', parentId: idOf(town) });
  const department = await buildDepartment({ name: '区公安分局', parentId: idOf(district) });
  const officer = await buildPerson({ name: '演示信息员', kind: 'informationOfficer', posts: [{ organisationId: idOf(village), title: '廉情信息员', from: null, to: null }] });
  return { district, town, village, other, department, officer, ...(await bindPhones(clock, officer)) };
}

/** Binds the official account and the mini-program to a person; a login code then stands for the openid it ends with. */
export async function bindPhones(clock: Clock, person: PersonRecord): Promise<{ openid: string; loginCode: string }> {
  const ctx = systemContext('test', clock);
  const openid = `o-officer-${(serial += 1)}`;
  installMiniLogin({ openidOf: async (code) => (code.startsWith('login-') ? `mini-${code.slice('login-'.length)}` : fail('badRequest')) });
  const { items } = await invite(ctx, { personIds: [idOf(person)], by: 'print' });
  await bindByCode(ctx, 'openid', openid, items[0]!.code!);
  await bindByDigits(ctx, `mini-${openid}`, (await tellMiniCode(ctx, openid)) ?? '');
  return { openid, loginCode: `login-${openid}` };
}

type OfType<T extends Incoming['type']> = Omit<Extract<Incoming, { type: T }>, 'openid' | 'id' | 'at'>;

/** One officer's chat. Every message is answered by a context of its own, as by a process that has just begun. */
export class OfficerChat {
  constructor(
    private readonly clock: FixedClock,
    readonly openid: string,
    private readonly media: (mediaId: string) => Buffer | Error = () => new Error('no media'),
  ) {}

  private talk(): Talk {
    const ctx: Context = { actor: { kind: 'system', name: 'chat' }, clock: this.clock };
    const wechat = {
      media: async (mediaId: string) => {
        const found = this.media(mediaId);
        if (found instanceof Error) throw found;
        return { mediaType: 'application/octet-stream', body: Readable.from([found]) };
      },
    } as Partial<WechatClient> as WechatClient;
    return { ctx, wechat, publicOrigin: 'https://rate.example' };
  }

  /** One of his messages, sent now. */
  message<T extends Incoming['type']>(message: OfType<T>): Incoming {
    return { openid: this.openid, id: `message\0${(serial += 1)}`, at: this.clock.now(), ...message } as unknown as Incoming;
  }

  /** The same message, as often as WeChat sends it. */
  hear(incoming: Incoming): Promise<Reply | 'silence' | null> {
    return reportTopic.answer(incoming, this.talk());
  }

  async send<T extends Incoming['type']>(message: OfType<T>): Promise<string | null> {
    this.clock.advance(5_000);
    const reply = await this.hear(this.message(message));
    return reply === null || reply === 'silence' || !('text' in reply) ? null : reply.text;
  }

  say = (text: string): Promise<string | null> => this.send<'text'>({ type: 'text', text });
  photo = (mediaId: string): Promise<string | null> => this.send<'image'>({ type: 'image', mediaId });
  voice = (mediaId: string): Promise<string | null> => this.send<'voice'>({ type: 'voice', mediaId, format: 'amr' });
  at = (latitude: number, longitude: number, label: string): Promise<string | null> => this.send<'location'>({ type: 'location', latitude, longitude, label });
}
