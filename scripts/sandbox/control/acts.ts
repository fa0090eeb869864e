import sharp from 'sharp';
import { sandboxTemplates } from '../account';
import { eventOf, messageOf, noticeChoices } from '../callback/events';
import type { Notify } from '../callback/deliver';
import type { Act } from '../contract';
import { Impossible } from './impossible';
import type { Person } from '../people';
import { allowMessages } from '../wechat/custom';
import { isPayAct, type PayPhone } from '../wechatpay/phone';
import type { Said, World } from '../world';

/** A frame of silence in AMR. */
const silence = Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: 50 }, () => Buffer.from([0x3c, ...Array<number>(31).fill(0)]))]);
/** The head of an MP4 file, enough to be told as one. */
const film = Buffer.from('000000206674797069736f6d0000020069736f6d69736f32617663316d703431', 'hex');

const picture = (name: string): Promise<Buffer> =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#dfe7e2"/><rect y="300" width="640" height="180" fill="#9db5a6"/><circle cx="500" cy="110" r="48" fill="#f3e2b5"/><text x="32" y="450" font-size="28" fill="#33443a">${name}</text></svg>`))
    .png()
    .toBuffer();

const mediaTypes: [Buffer, string][] = [
  [Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'image/png'],
  [Buffer.from([0xff, 0xd8]), 'image/jpeg'],
];

async function imageOf(data: string | undefined): Promise<{ type: string; bytes: Buffer }> {
  if (data === undefined) return { type: 'image/png', bytes: await picture('sandbox') };
  const bytes = Buffer.from(data.replace(/^data:[^,]*,/, ''), 'base64');
  const type = mediaTypes.find(([head]) => bytes.subarray(0, head.length).equals(head))?.[1];
  if (!type) throw new Impossible('只能发 PNG 或 JPEG 图片');
  return { type, bytes };
}

/** Does on the phone what the person does: it shows in the chat, and the account is told. */
export class Phone {
  constructor(
    private readonly world: World,
    private readonly notify: Notify,
    private readonly origin: () => string,
    private readonly pay: PayPhone,
  ) {}

  async do(person: Person, act: Act): Promise<void> {
    // Nobody has to follow the account to pay or to be paid.
    if (isPayAct(act)) return this.pay.do(person, act);
    if (act.type === 'follow') return this.follow(person, act.scene);
    if (act.type === 'subscribe') return this.subscribe(person, act.choices);
    if (act.type === 'scan' && !person.follows) return this.follow(person, act.scene);
    if (!person.follows) throw new Impossible('还没有关注公众号');
    switch (act.type) {
      case 'unfollow':
        return this.unfollow(person);
      case 'scan':
        return this.event(person, `扫了码 ${act.scene}`, 'SCAN', { EventKey: act.scene, Ticket: '' });
      case 'click':
        return this.event(person, `点了“${this.buttonName(person, act.key)}”`, 'CLICK', { EventKey: act.key });
      case 'text':
        return this.send(person, { type: 'text', text: act.text }, 'text', { Content: act.text });
      case 'image': {
        const { type, bytes } = await imageOf(act.data);
        const MediaId = this.world.media.add('image', type, bytes);
        const url = this.world.media.urlOf(MediaId);
        return this.send(person, { type: 'image', url }, 'image', { PicUrl: `${this.origin()}${url}`, MediaId });
      }
      case 'voice':
        return this.send(person, { type: 'voice', seconds: act.seconds }, 'voice', { MediaId: this.world.media.add('voice', 'audio/amr', silence), Format: 'amr' });
      case 'video':
        return this.send(person, { type: 'note', text: '发了一段视频' }, 'video', { MediaId: this.world.media.add('video', 'video/mp4', film), ThumbMediaId: '' });
      case 'location':
        return this.send(person, { type: 'location', label: act.label }, 'location', { Location_X: act.latitude, Location_Y: act.longitude, Scale: 16, Label: act.label });
      case 'link':
        return this.send(person, { type: 'article', title: act.title, description: '', url: act.url }, 'link', { Title: act.title, Description: '', Url: act.url });
    }
  }

  private send(person: Person, content: Said['content'], type: string, xml: Parameters<typeof messageOf>[5]): void {
    const now = this.world.clock.now();
    allowMessages(person, 'message', now);
    this.world.say(person, { from: 'follower', content });
    this.notify(messageOf(`消息 ${type}`, person, this.world.actsAt(person), this.world.nextId(), type, xml), person);
  }

  private event(person: Person, text: string, event: string, xml: Parameters<typeof eventOf>[4]): void {
    const now = this.world.clock.now();
    allowMessages(person, 'event', now);
    this.world.say(person, { from: 'follower', content: { type: 'note', text } });
    this.notify(eventOf(`事件 ${event}`, person, this.world.actsAt(person), event, xml), person);
  }

  private follow(person: Person, scene = ''): void {
    if (person.follows) throw new Impossible('已经关注了');
    person.follows = true;
    person.followedAt = this.world.clock.now();
    person.scene = scene;
    this.world.peopleChanged();
    this.event(person, scene ? `扫码 ${scene} 关注了` : '关注了', 'subscribe', scene ? { EventKey: `qrscene_${scene}`, Ticket: '' } : { EventKey: '' });
  }

  private unfollow(person: Person): void {
    Object.assign(person, { follows: false, allowances: [], tags: [] });
    this.world.peopleChanged();
    this.world.say(person, { from: 'follower', content: { type: 'note', text: '取消关注' } });
    this.notify(eventOf('事件 unsubscribe', person, this.world.actsAt(person), 'unsubscribe', { EventKey: '' }), null);
  }

  /** WeChat's own sheet. Of the official account's notices it is told; the mini-program hears it from its own page. */
  private subscribe(person: Person, choices: { templateId: string; accepted: boolean }[]): void {
    const chosen = choices.map((choice) => {
      const template = sandboxTemplates.find(({ id, use }) => id === choice.templateId && use !== 'template');
      if (!template) throw new Impossible('没有这个订阅模板');
      return { ...choice, template };
    });
    for (const { template, accepted } of chosen) {
      if (accepted) person.consents[template.id] = template.longTerm ? null : (person.consents[template.id] ?? 0) + 1;
      else if (template.longTerm) delete person.consents[template.id];
      this.world.say(person, { from: 'follower', content: { type: 'note', text: `${accepted ? '允许' : '没有允许'}“${template.title}”` } });
    }
    const notices = chosen.filter(({ template }) => template.use === 'notice');
    if (notices.length > 0 && person.follows) this.notify(noticeChoices(person, this.world.actsAt(person), notices), person);
  }

  private buttonName(person: Person, key: string): string {
    const buttons = this.world.menus.for(person.tags).flatMap((top) => [top, ...(top.sub_button ?? [])]);
    return buttons.find((each) => each.key === key)?.name ?? key;
  }
}

