import type { CustomerMessage } from '../../clients/wechat';
import { saveStaffHours } from '../../domain/follower';
import { addWorkingDays, DeliveryModel, deliver, defineChannel, defineTemplates, fixedClock, listDeliveries, native, processDeliveries, systemContext } from '../../domain/kernel';
import { useOffice } from '../../test/story/office';
import { withPhone } from '../../test/story/world';
import { notingClient } from '../../test/support/wechat-caller';
import { accountMenu, chatTexts } from '../../templates';
import { dispatch } from '../chat/dispatch';
import type { Incoming } from '../chat/incoming';
import { topics } from '.';
import { staffNow } from './office-hours';

const office = useOffice();
const sent: CustomerMessage[] = [];
const publicOrigin = 'https://pingyi.example.gov.cn';
const talk = () => ({ ctx: systemContext('test', office.clock), wechat: notingClient(sent), publicOrigin });
type Given = Incoming extends infer I ? (I extends Incoming ? Omit<I, 'openid' | 'id' | 'at'> : never) : never;
const ask = async (incoming: Given, openid = 'o-villager'): Promise<string> => {
  const answer = await dispatch(topics, { openid, id: 'message', at: office.clock.now(), ...incoming } as Incoming, talk());
  return answer === 'silence' ? 'silence' : 'text' in answer ? answer.text : answer.article.url;
};
const write = (text: string, openid?: string): Promise<string> => ask({ type: 'text', text }, openid);
const links = (text: string): string[] => text.match(/https:\/\/\S+/g) ?? [];

describe('everyday words', () => {
  test.each([
    ['评议', ['评议', '1', '１', ' 「评议」 ', '評議', '评 议。', '我要评议！'], `${publicOrigin}/`],
    ['进度', ['进度', '2', '２．', '查进度', '進度'], `${publicOrigin}/pages/progress/index`],
    ['村务', ['村务', '3', '３、', '三务公开', '村務？'], `${publicOrigin}/village/board/index`],
    ['举报', ['举报', '4', '４', '我要举报', '舉報', '《举报》'], `${publicOrigin}/`],
  ])('%s, however it is written, leads to one page by an address without anything of the asker', async (word, spellings, link) => {
    const answers = await Promise.all(spellings.map((spelling) => write(spelling)));
    expect(new Set(answers).size).toBe(1);
    expect(links(answers[0]!)).toEqual([link]);
    expect(await ask({ type: 'click', key: word })).toBe(answers[0]);
  });

  test('whoever would report is told why not here', async () => {
    expect(await write('举报')).toContain('公众号知道是哪个微信发来的');
  });

  test('every entry of every menu has an answer of its own or a page', async () => {
    const menu = accountMenu(publicOrigin);
    const entries = [...menu.buttons, ...menu.forTags.flatMap(({ buttons }) => buttons)].flatMap((entry) => [entry, ...(entry.children ?? [])]);
    for (const { click } of entries) {
      // Of one's own reminders the binding tells.
      if (!click || click === '我的提醒' || click === '退订') continue;
      expect(await ask({ type: 'click', key: click })).not.toContain(chatTexts.notUnderstood);
    }
  });

  test('no menu is larger than WeChat takes', () => {
    const menu = accountMenu(publicOrigin);
    for (const buttons of [menu.buttons, ...menu.forTags.map((one) => one.buttons)]) {
      expect(buttons.length).toBeLessThanOrEqual(3);
      for (const { name, children = [] } of buttons) {
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(16);
        expect(children.length).toBeLessThanOrEqual(5);
        for (const child of children) expect(Buffer.byteLength(child.name)).toBeLessThanOrEqual(60);
      }
    }
  });
});

describe('everything else', () => {
  test('gets the menu, pictures and unknown kinds too; the platform’s own events get silence', async () => {
    const menu: Given[] = [{ type: 'text', text: '他家的低保怎么办的' }, { type: 'text', text: '！？' }, { type: 'image', mediaId: 'm' }, { type: 'voice', mediaId: 'm', format: 'amr' }, { type: 'video', mediaId: 'm' }, { type: 'location', latitude: 1, longitude: 1, label: '' }, { type: 'link', title: '', url: '' }, { type: 'scan', scene: 'x' }, { type: 'click', key: 'old' }, { type: 'other' }];
    for (const incoming of menu) expect(await ask(incoming)).toContain(chatTexts.menu);
    expect(await write('他家的低保怎么办的')).not.toContain('低保');
    const silent: Given[] = [{ type: 'unfollow' }, { type: 'view', url: 'x' }, { type: 'subscription', choices: [] }, { type: 'otherEvent' }];
    for (const incoming of silent) expect(await ask(incoming)).toBe('silence');
    expect(await ask({ type: 'follow', scene: null })).toBe(chatTexts.welcome);
  });

  test('no text is longer than a villager reads', () => {
    for (const text of [...Object.values(chatTexts), `${chatTexts.onlyWords}\n${chatTexts.menu}`]) expect(text.length).toBeLessThanOrEqual(120);
  });
});

describe('进度', () => {
  test('tells in one sentence where a rating stands, and not which', async () => {
    const { receiptCode } = await office.opened(withPhone);
    const grouped = receiptCode.replace(/(.{4})(?=.)/g, '$1 ');
    expect(await write(`进度 ${grouped}`)).toBe(`您的评议正在核实，11月23日 周一前走到下一步。看每一步和答复，请打开网页，填上回执码：${publicOrigin}/pages/progress/index`);
    expect(await write(`进度：${receiptCode}。`)).toBe(await write(receiptCode));
    expect(await write(receiptCode)).not.toMatch(/柳溪|社会保险|PY-/);
    office.at('2026-11-25', '10:00');
    expect(await write(receiptCode)).toContain('晚了 2 个工作日');
  });

  test('a code that is too short is no guess; wrong ones are refused after the twentieth of the day, to this follower alone', async () => {
    const { receiptCode } = await office.opened(withPhone);
    for (let time = 0; time < 30; time += 1) expect(await write('进度 1234')).toContain('4 位');
    for (const text of ['4082 9517 3360 7246', '回执码 4082951733607246']) expect(await write(text)).toContain('请不要发到聊天里');
    for (let time = 0; time < 20; time += 1) expect(await write(`进度 ${String(time).padStart(12, '0')}`)).toBe(chatTexts.progressWrong);
    expect(await write(receiptCode)).toBe(chatTexts.progressRefused);
    expect(await write(receiptCode, 'o-neighbour')).toContain('您的评议');
    office.at('2026-11-21', '00:00');
    expect(await write(receiptCode)).toContain('您的评议');
  });
});

describe('人工', () => {
  const hours = { phone: '0971-1234567', spans: [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '17:30' }] };
  const at = (iso: string): string => staffNow(new Date(`${iso}+08:00`), hours);

  test('a working day: before, within, at noon, after', () => {
    expect(at('2026-11-20T08:59')).toContain('今天 09:00');
    expect(at('2026-11-20T09:00')).toContain('今天到 12:00');
    expect(at('2026-11-20T12:00')).toContain('今天 13:30');
    expect(at('2026-11-20T17:29')).toContain('今天到 17:30');
    expect(at('2026-11-20T17:30')).toContain('下一次有人是11月23日 周一 09:00');
  });

  test('a Saturday is off, a make-up Saturday is not, a holiday on a weekday is', () => {
    expect(at('2026-11-21T10:00')).toContain('11月23日 周一 09:00');
    expect(at('2026-10-10T10:00')).toContain('今天到 12:00');
    expect(at('2026-10-09T18:00')).toContain('10月10日 周六 09:00');
    expect(at('2026-10-01T10:00')).toContain('10月8日 周四 09:00');
    expect(addWorkingDays('2026-10-01', 1)).toBe('2026-10-08');
  });

  test('is what the word and its number answer', async () => {
    expect(await write('人工')).toBe(staffNow(office.clock.now(), { ...hours, phone: '12388' }));
    expect(await write('5')).toBe(await write('转人工'));
  });

  test('is what staff entered in the console, from then on', async () => {
    const ctx = office.as(office.world.actors.admin);
    await saveStaffHours(ctx, { phone: '0971-1234567', spans: [{ from: '08:30', to: '11:30' }], version: 0 });
    office.at('2026-11-20', '11:00');
    expect(await write('人工')).toContain('请打 0971-1234567，今天到 11:30');
    office.at('2026-11-20', '11:30');
    expect(await write('人工')).toContain('下一次有人是11月23日 周一 08:30');
  });
});

describe('what became of a template message', () => {
  defineChannel('wechatTemplate', async () => ({ outcome: 'accepted', reference: '23456789012345678901' }), {});
  defineTemplates({ 'test.result': { title: '提醒', body: '提醒' } });
  const clock = fixedClock('2026-11-20T02:00:00Z');

  test.each([
    ['success', 'delivered', null],
    ['failed:user block', 'failed', 'userBlock'],
    ['failed: system failed', 'failed', 'systemFailed'],
    ['failed:something new', 'failed', 'failed'],
  ])('%s', async (status, state, code) => {
    await native(DeliveryModel).deleteMany({});
    await deliver(systemContext('test', clock), { key: 'k', to: { accountId: 'a'.repeat(24) }, template: 'test.result', params: {}, channels: ['wechatTemplate'] });
    await processDeliveries(clock);
    expect(await ask({ type: 'templateResult', messageId: '1', status: 'success' })).toBe('silence');
    expect((await listDeliveries(systemContext('test', clock), { limit: 5 })).items[0]?.state).toBe('accepted');
    expect(await ask({ type: 'templateResult', messageId: '23456789012345678901', status })).toBe('silence');
    expect((await listDeliveries(systemContext('test', clock), { limit: 5 })).items[0]).toMatchObject({ state, attempts: [{ code }] });
  });
});
