import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ChatEntry } from '../../contract';
import { avatarText } from '../parts/avatar';
import { Entry } from './entry';
import { textParts } from './text-parts';
import { showsTime } from './times';

const entry = (content: ChatEntry['content'], from: ChatEntry['from'] = 'account', at = '2026-11-23T00:30:00.000Z'): ChatEntry => ({ id: '1', at, from, content });
const shown = (content: ChatEntry['content'], from?: ChatEntry['from']) => renderToStaticMarkup(createElement(Entry, { entry: entry(content, from), name: '林溪', account: '青禾清鉴', onAnswer: () => undefined }));

test('links in a text are found in both forms', () => {
  expect(textParts('请打开 <a href="http://a.test/x">这一页</a>，或 https://b.test/y?z=1。')).toEqual(['请打开 ', { text: '这一页', url: 'http://a.test/x' }, '，或 ', { text: 'https://b.test/y?z=1', url: 'https://b.test/y?z=1' }, '。']);
});

test('what is no web address stays words', () => {
  expect(textParts('<a href="javascript:alert(1)">点我</a>')).toEqual(['点我']);
  expect(textParts('1 < 2')).toEqual(['1 < 2']);
});

test('the time stands after five quiet minutes and before the first message', () => {
  const first = entry({ type: 'text', text: '' });
  expect(showsTime(first, undefined)).toBe(true);
  expect(showsTime(entry({ type: 'text', text: '' }, 'account', '2026-11-23T00:34:59.000Z'), first)).toBe(false);
  expect(showsTime(entry({ type: 'text', text: '' }, 'account', '2026-11-23T00:35:00.000Z'), first)).toBe(true);
});

test('a template message shows its fields, and a way on only where it leads somewhere', () => {
  const fields = [{ label: '提醒内容', value: '守住小节' }];
  const card = shown({ type: 'template', title: '廉政提醒', fields, url: 'http://127.0.0.1:3000/r/1' });
  expect(card).toContain('<dt>提醒内容</dt><dd>守住小节</dd>');
  expect(card).toMatch(/href="http:\/\/127.0.0.1:3000\/r\/1"[^>]*target="_blank"[^>]*rel="noreferrer"/);
  expect(shown({ type: 'template', title: '廉政提醒', fields, url: null })).not.toContain('查看详情');
  expect(shown({ type: 'template', title: '廉政提醒', fields, url: 'javascript:alert(1)' })).not.toContain('href');
});

test('whoever cannot see sides is told who speaks', () => {
  expect(shown({ type: 'text', text: '退订' }, 'follower')).toContain('林溪说');
  expect(shown({ type: 'text', text: '退订了' })).toContain('青禾清鉴说');
});

test('a card for money asks once, and afterwards says what became of it', () => {
  const card = { type: 'pay', what: 'payment', number: 'TJ20260001', title: '退缴款', amount: 1_234_560 } as const;
  expect(shown({ ...card, outcome: 'waiting' })).toMatch(/12,345.60[\s\S]*退缴款[\s\S]*不付[\s\S]*付款/);
  expect(shown({ ...card, outcome: 'refused' })).toContain('没有付');
  expect(shown({ ...card, what: 'transfer', outcome: 'done' })).toContain('收下了');
  expect(shown({ ...card, outcome: 'over' })).not.toContain('<button');
});

test('every kind of entry shows what it carries', () => {
  expect(shown({ type: 'voice', seconds: 3 }, 'follower')).toContain('3″');
  expect(shown({ type: 'location', label: '上柳村村委会' }, 'follower')).toContain('上柳村村委会');
  expect(shown({ type: 'article', title: '不留名反映', description: '凭回执码来往', url: 'http://a.test/' })).toContain('不留名反映');
  expect(shown({ type: 'sms', text: '【青禾纪委】您有一件事待办。' })).toContain('短信');
  expect(shown({ type: 'call', text: '您有一件事待办。' })).toContain('语音电话');
  expect(shown({ type: 'note', text: '关注了公众号' })).toContain('关注了公众号');
  expect(shown({ type: 'image', url: '/sandbox/media/1.png' }, 'follower')).toContain('src="/sandbox/media/1.png"');
});

test.each([['林溪', '林'], ['演示干部13', '干'], ['演示群众2', '群'], ['', '？']])('the picture of %s reads %s', (name, text) => expect(avatarText(name)).toBe(text));
