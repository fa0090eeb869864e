import { Readable } from 'node:stream';
import fc from 'fast-check';
import mongoose from 'mongoose';
import sharp from 'sharp';
import { WechatError } from '../../clients/wechat';
import { FollowerModel } from '../../domain/follower';
import { fixedClock, native, systemContext, unpinCeremony, type FixedClock } from '../../domain/kernel';
import { ClueModel, openClue, registerClue, type Clue } from '../../domain/clue';
import { attach, discardExpired, filesOf, findDraft, finishSent, OfficerDraftModel, saveForm } from '../../domain/officer-report';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildPerson, idOf } from '../../test/support/factories';
import { bindPhones, buildOfficerWorld, OfficerChat, type OfficerWorld } from '../../test/support/officers';
import { openOffice, type Office } from '../../test/support/report';
import type { Incoming } from '../chat/incoming';

useTestDatabase();
const start = '2026-11-20T02:00:00.000Z';
const what = '演示内容：村口的路修了两回，账上只有一回';
const amr = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64, 4)]);
let picture: Buffer;
let clock: FixedClock;
let world: OfficerWorld;
let office: Office;
let chat: OfficerChat;

const media = (id: string): Buffer | Error => {
  if (id.startsWith('photo')) return picture;
  if (id.startsWith('voice')) return amr;
  return id.startsWith('page') ? Buffer.from('<html>') : new WechatError('retry', 'timeout', '/cgi-bin/media/get');
};
beforeAll(async () => {
  picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#8899aa' } }).jpeg().toBuffer();
});
beforeEach(async () => {
  await clearDatabase();
  clock = fixedClock(start);
  world = await buildOfficerWorld(clock);
  office = await openOffice(clock, world.district);
  chat = new OfficerChat(clock, world.openid, media);
});

const ctx = () => systemContext('test', clock);
const draft = async () => (await findDraft(ctx(), world.officer._id))!.content;
const reports = (): Promise<Clue[]> => native(ClueModel).find({}).toArray();
const sealedFiles = (): Promise<number> => mongoose.connection.db!.collection('sealedFiles').countDocuments({ ownerId: null });
async function written(): Promise<void> {
  for (const text of ['报事', what, '1', '上个月', '村里管账的人']) await chat.say(text);
}

describe('a report by chat', () => {
  it('asks one thing after the other, reads back by number, and gives a receipt', async () => {
    expect(await chat.say('报事')).toBe(
      '这里的话经过腾讯，别写您不愿腾讯看到的；也可在小程序里填：https://rate.example/pages/officer-report/index\n写到一半的草稿由服务器的密钥加密，只留 24 小时；交上去以后，只有办这件事的人打得开，我们的机房也打不开。\n照片、语音、位置随时可以发。草稿留到 11月21日 周六 10:00，先走开也行，回「报事」接着写。\n1 什么事？写下您看到的，至少 5 个字。',
    );
    expect(await chat.say(what)).toBe('2 哪个村、哪个单位？写名字、拼音或首字母都行。\n就是青禾村，回 1。');
    expect(await chat.say('1')).toBe('3 什么时候？写一句就行，不清楚就回「跳过」。');
    expect(await chat.say('上个月')).toBe('4 涉及谁？写姓名或职务，不清楚就回「跳过」。');
    expect(await chat.say('村里管账的人')).toContain('1 什么事 ✓\n2 地点 青禾村\n3 时间 ✓\n4 涉及谁 ✓\n5 照片 0 张\n6 语音 0 段\n7 位置 —\n8 绿色通道 —');
    expect(await chat.photo('photo-1')).toBe('照片 1 张 ✓');
    expect(await chat.voice('voice-1')).toBe('语音 1 段 ✓');
    expect(await chat.at(36.6, 101.8, '村委会门口')).toBe('位置 ✓');
    const receipt = await chat.say('提交');
    expect(receipt).toMatch(/^收到了，谢谢您。\n编号 \S+-2026-XX-\d{5}-\S\n回执码 \d{4} \d{4} \d{4} \d{4}\n只发这一次/);
    const [report] = await reports();
    const { content, named } = await openClue(office.clerk, report!);
    expect([report!.channel, named]).toEqual(['officer', true]);
    expect(content).toMatchObject({
      fields: { what, when: '上个月', people: [{ name: '村里管账的人' }], placeText: '村委会门口　北纬 36.6，东经 101.8' },
      place: { name: '青禾村' },
      files: [{ name: '照片1.jpg', kind: 'image' }, { name: '语音2.amr', kind: 'audio' }],
    });
  });

  it('takes the green channel by 8, and off again, and says what it means', async () => {
    await chat.say('报事');
    expect(await chat.say('8')).toMatch(/^走绿色通道：不经过信访受理员.*\n1 什么事？/s);
    expect(await chat.say('8')).toContain('照常交给信访受理员');
    for (const text of ['绿色通道', what, '1', '上个月']) await chat.say(text);
    expect(await chat.say('跳过')).toContain('8 绿色通道 ✓');
    await chat.say('提交');
    expect((await reports()).map(({ channel }) => channel)).toEqual(['officerGreen']);
  });

  it('tells him how far his own reports are, and not how far those of others', async () => {
    expect(await chat.say('我报的')).toBe('您还没有报过。要报，回「报事」。');
    await written();
    await chat.say('提交');
    const [report] = await reports();
    await registerClue(office.clerk, { id: idOf(report!) }, { kind: 'accusation', townId: null, named: 'confirmed', toReporter: '受理了', note: '' });
    expect(await chat.say('我报的')).toContain(`您报过的：\n11月20日 周五 ${report!.code} 已经受理\n`);
    expect(await chat.say('进度')).toContain('查评议办到哪一步：发“进度”加评议的 12 位回执码。');
    const other = await bindPhones(clock, await buildPerson({ name: '演示信息员乙', kind: 'informationOfficer', posts: [{ organisationId: idOf(world.other), title: '廉情信息员', from: null, to: null }] }));
    expect(await new OfficerChat(clock, other.openid).say('我报的')).toBe('您还没有报过。要报，回「报事」。');
  });

  it('while reporting is closed says so in plain words, and keeps the draft', async () => {
    await written();
    unpinCeremony();
    expect(await chat.say('提交')).toBe('委里还没有开通接收，现在交不上去。写的都还在，草稿留到时间为止。急事请打 12388。');
    expect(await draft()).toMatchObject({ what });
    expect(await reports()).toEqual([]);
  });

  it('begins by the menu too, and by 举报', async () => {
    expect(await chat.send<'click'>({ type: 'click', key: '报事' })).toContain('1 什么事');
    expect(await chat.say('举报')).toContain('接着上次的写');
  });

  it('is for bound information officers only', async () => {
    const cadre = await buildPerson({ name: '演示干部' });
    const phones = await bindPhones(clock, cadre);
    expect(await new OfficerChat(clock, phones.openid).say('举报')).toBeNull();
    expect(await new OfficerChat(clock, 'o-nobody').say('报事')).toBeNull();
    expect(await chat.say('你好')).toBeNull();
    expect(await chat.photo('photo-1')).toBeNull();
    expect(await native(OfficerDraftModel).countDocuments({})).toBe(0);
  });

  it('leaves other subjects to others while it is open', async () => {
    await chat.say('报事');
    for (const word of ['退订', '评议', '村务', '人工', '进度 123456789012', '4082 9517 3360 7246']) expect(await chat.say(word)).toBeNull();
    expect((await draft()).what).toBe('');
  });

  it('finds a place by part, pinyin and initials, and has it confirmed by its number', async () => {
    await chat.say('报事');
    await chat.say(what);
    expect(await chat.say('没有这个地方')).toContain('没有找到');
    expect(await chat.say('gongan')).toContain('1 区公安分局');
    expect(await chat.say('3')).toBe('没有这个数字，请看清再回一次。');
    expect(await chat.say('sl')).toContain('1 上柳村（梨园镇）');
    expect(await chat.say('1')).toContain('3 什么时候');
    expect((await draft()).organisation).toEqual({ id: idOf(world.other), name: '上柳村' });
  });

  it('takes the full name without asking', async () => {
    await chat.say('报事');
    await chat.say(what);
    expect(await chat.say('上柳村')).toContain('3 什么时候');
  });

  it('corrects by number: another text, a text added, all pictures anew, no place', async () => {
    await written();
    expect(await chat.say('1')).toBe('1 什么事？写下您看到的，至少 5 个字。\n发来新的就换掉原来的。只想在后面补几句，回「1补」。');
    expect(await chat.say('演示内容：换了一条')).toContain('1 什么事 ✓');
    await chat.say('1补');
    await chat.say('再补一句');
    expect((await draft()).what).toBe('演示内容：换了一条\n再补一句');
    await chat.say('2');
    await chat.say('上柳村');
    await chat.say('3');
    expect(await chat.say('跳过')).toContain('2 地点 上柳村\n3 时间 —');
    await chat.photo('photo-1');
    await chat.at(1, 2, 'x');
    await chat.say('5');
    expect(await chat.say('清空')).toContain('清空了');
    await chat.photo('photo-2');
    await chat.say('7');
    await chat.say('清空');
    expect(await chat.say('看看')).toContain('5 照片 1 张\n6 语音 0 段\n7 位置 —');
    expect((await draft()).files).toHaveLength(1);
    expect(await sealedFiles()).toBe(2);
  });

  it('refuses what is too short or too long, and keeps what was there', async () => {
    await chat.say('报事');
    expect(await chat.say('太短')).toContain('至少写 5 个字');
    expect(await chat.say('长'.repeat(2001))).toContain('最多 2000 个字');
    await chat.say(what);
    await chat.say('1');
    expect(await chat.say('长'.repeat(51))).toContain('最多 50 个字');
    await chat.say('昨天');
    expect(await chat.say('长'.repeat(101))).toContain('最多 100 个字');
    expect(await draft()).toMatchObject({ what, when: '昨天', who: '', asking: 'who' });
  });

  it('does not hand in what lacks something, and asks for that', async () => {
    await chat.say('报事');
    expect(await chat.say('提交')).toBe('还不能交，少了下面这项。\n1 什么事？写下您看到的，至少 5 个字。');
    await chat.say(what);
    expect(await chat.say('提交')).toContain('2 哪个村、哪个单位');
    expect(await reports()).toEqual([]);
  });

  it('throws away after asking once, pictures too', async () => {
    await written();
    await chat.photo('photo-1');
    expect(await chat.say('取消')).toContain('再回「取消」；留着，回「继续」');
    expect(await chat.say('继续')).toContain('没有取消，都还在。\n1 什么事 ✓');
    await chat.say('取消');
    expect(await chat.say('取消')).toContain('都删掉了');
    expect(await native(OfficerDraftModel).countDocuments({})).toBe(0);
    expect(await sealedFiles()).toBe(0);
    expect(await chat.say('提交')).toBeNull();
  });

  it('says what it cannot take', async () => {
    await chat.say('报事');
    expect(await chat.send<'video'>({ type: 'video', mediaId: 'v' })).toContain('视频收不了');
    expect(await chat.send<'link'>({ type: 'link', title: 't', url: 'https://x.example' })).toContain('链接收不了');
    expect(await chat.photo('lost')).toBe('没有取到，这一个没有收下。请再发一次。');
    expect(await chat.photo('page')).toBe('照片只收 JPG、PNG、WebP。');
    expect(await chat.voice('page')).toBe('语音只收 AMR、MP3。');
    expect((await draft()).files).toEqual([]);
    expect(await chat.say('帮助')).toContain('1 什么事');
  });

  it('goes on with what was changed in the form', async () => {
    await chat.say('报事');
    await saveForm(ctx(), world.loginCode, { what, organisationId: idOf(world.other), when: '昨天' });
    expect(await chat.say('报事')).toContain('2 地点 上柳村\n3 时间 ✓\n4 涉及谁 —');
    expect(await chat.say('提交')).toMatch(/-2026-XX-\d{5}-/);
  });
});

describe('messages at once and messages again', () => {
  const burst = (ids: readonly string[]): Incoming[] => ids.map((mediaId) => chat.message<'image'>({ type: 'image', mediaId }));

  it('keeps all nine pictures of a burst, in whichever process each arrives, and each once', async () => {
    await chat.say('报事');
    const nine = burst(Array.from({ length: 9 }, (_, index) => `photo-${index}`));
    const second = new OfficerChat(clock, world.openid, media);
    // WeChat sends each again where it waited too long.
    await Promise.all([...nine.map((one, index) => (index % 2 ? chat : second).hear(one)), ...[...nine].reverse().map((one) => second.hear(one))]);
    expect(filesOf(await draft(), 'photo')).toHaveLength(9);
    expect(await sealedFiles()).toBe(18);
    expect(await chat.photo('photo-10')).toContain('照片最多 9 张');
  });

  it('keeps a text and a picture that come together', async () => {
    await chat.say('报事');
    clock.advance(5000);
    await Promise.all([chat.hear(chat.message<'text'>({ type: 'text', text: what })), ...burst(['photo-1', 'photo-2', 'photo-3']).map((one) => chat.hear(one))]);
    expect(await draft()).toMatchObject({ what, asking: 'organisation' });
    expect((await draft()).files).toHaveLength(3);
  });

  it('takes two texts sent before the next question for one account of what happened', async () => {
    await chat.say('报事');
    clock.advance(5000);
    await Promise.all(['演示内容：第一段话', '演示内容：第二段话'].map((text) => chat.hear(chat.message<'text'>({ type: 'text', text }))));
    expect((await draft()).what.split('\n').sort()).toEqual(['演示内容：第一段话', '演示内容：第二段话']);
  });

  it('takes nothing in twice: no text, no 取消', async () => {
    await chat.say('报事');
    clock.advance(5000);
    const text = (words: string): Incoming => chat.message<'text'>({ type: 'text', text: words });
    const message = text(what);
    await chat.hear(message);
    clock.advance(9000);
    expect(await chat.hear(message)).toEqual({ text: expect.stringContaining('2 哪个村') });
    expect(await draft()).toMatchObject({ what, asking: 'organisation' });
    const cancel = text('取消');
    await chat.hear(cancel);
    await chat.hear(cancel);
    expect((await draft()).what).toBe(what);
  });

  it('takes the same words twice in one second for two messages, and the same message for one', async () => {
    await chat.say('报事');
    await chat.say(what);
    await chat.say('1');
    const [when, who] = [chat.message<'text'>({ type: 'text', text: '不清楚' }), chat.message<'text'>({ type: 'text', text: '不清楚' })];
    await chat.hear(when);
    await chat.hear(when);
    expect((await draft()).asking).toBe('who');
    await chat.hear(who);
    expect((await draft()).asking).toBe('review');
  });

  it('gives the same receipt for 提交 again, also when two come at once', async () => {
    await written();
    clock.advance(5000);
    const submit = chat.message<'text'>({ type: 'text', text: '提交' });
    const [first, second] = await Promise.all([chat.hear(submit), new OfficerChat(clock, world.openid).hear(submit)]);
    expect(second).toEqual(first);
    expect(await chat.hear(submit)).toEqual(first);
    expect(await chat.say('提交')).toBe((first as { text: string }).text);
    expect(await reports()).toHaveLength(1);
    expect(await chat.photo('photo-1')).toBeNull();
    await written();
    expect(await chat.say('提交')).toMatch(/-2026-XX-\d{5}-/);
  });

  it('does not keep a picture that is fetched when the report is handed in already', async () => {
    await written();
    const { reportId } = (await findDraft(ctx(), world.officer._id))!;
    let arrive = (): void => undefined;
    const body = async (): Promise<AsyncIterable<Uint8Array>> => {
      await new Promise<void>((resolve) => (arrive = resolve));
      return Readable.from([picture]);
    };
    const asked = jest.fn(body);
    const late = attach(ctx(), world.officer._id, reportId, { kind: 'photo', mediaId: 'photo-late', fetch: asked });
    while (asked.mock.calls.length === 0) await new Promise(setImmediate);
    await chat.say('提交');
    arrive();
    expect(await late).toEqual({ outcome: 'gone' });
    expect((await openClue(office.clerk, (await reports())[0]!)).content.files).toEqual([]);
    expect(await sealedFiles()).toBe(0);
  });
});

describe('a draft that is left', () => {
  it('is there for 24 hours and then gone, with its pictures', async () => {
    await written();
    await chat.photo('photo-1');
    clock.set('2026-11-21T01:59:00.000Z');
    expect(await chat.say('报事')).toContain('5 照片 1 张');
    clock.set('2026-11-21T02:01:00.000Z');
    expect(await chat.say('提交')).toBeNull();
    expect(await discardExpired(ctx())).toBe(1);
    expect(await native(OfficerDraftModel).countDocuments({})).toBe(0);
    expect(await sealedFiles()).toBe(0);
    expect(await chat.say('报事')).toContain('1 什么事？');
  });

  it('that was handed in just before a crash becomes its report all the same', async () => {
    await written();
    const before = await native(OfficerDraftModel).findOne({});
    await chat.say('提交');
    await native(ClueModel).deleteMany({});
    await native(OfficerDraftModel).updateOne({}, { $set: { state: 'sent', content: before!.content } });
    expect(await finishSent(ctx())).toBe(1);
    expect(await finishSent(ctx())).toBe(0);
    expect(await reports()).toHaveLength(1);
    expect(await native(OfficerDraftModel).countDocuments({ content: { $exists: true } })).toBe(0);
  });
});

describe('secrecy', () => {
  it('leaves neither words nor names nor the openid in the database, in clear', async () => {
    const words = { what: '演示密语甲乙丙丁', when: '演示时间戊', who: '演示人名己庚', label: '演示地名辛壬' };
    await chat.say('报事');
    await chat.say(words.what);
    const during = await dump();
    await chat.say('1');
    await chat.say(words.when);
    await chat.say(words.who);
    await chat.at(36.612345, 101.712345, words.label);
    await chat.photo('photo-secret-id');
    await chat.say('提交');
    for (const text of [during, await dump()]) {
      for (const secret of [...Object.values(words), world.openid, 'photo-secret-id', '36.612345']) expect(text).not.toContain(secret);
    }
    // Whom the officer is, stands with his binding and his record, not with what he reported.
    const about = JSON.stringify([await reports(), await native(OfficerDraftModel).find({}).toArray()]);
    expect(about).not.toContain(world.officer.name);
    expect(about).not.toContain(idOf(world.officer));
    expect(await native(FollowerModel).countDocuments({})).toBe(1);
  });

  async function dump(): Promise<string> {
    const collections = (await mongoose.connection.db?.collections()) ?? [];
    return JSON.stringify(await Promise.all(collections.map((collection) => collection.find({}).toArray())));
  }

  it('never says back what the officer wrote', async () => {
    const han = fc.array(fc.integer({ min: 0x5000, max: 0x8fff }).map((code) => String.fromCharCode(code)), { minLength: 6, maxLength: 30 }).map((characters) => characters.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(han, fc.string({ minLength: 6, maxLength: 40 }), fc.constantFrom('1', '3', '4', '1补', '跳过', '帮助', '5', '青禾村')), { minLength: 1, maxLength: 12 }), async (texts) => {
        await native(OfficerDraftModel).deleteMany({});
        await chat.say('报事');
        for (const text of [...texts, '看看', '提交']) {
          const reply = (await chat.say(text)) ?? '';
          for (const written of texts.filter((one) => one.trim().length > 5)) expect(reply).not.toContain(written.trim());
        }
      }),
      { numRuns: 30, seed: 20_261_120 },
    );
  });
});
