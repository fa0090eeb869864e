/** @jest-environment jsdom */
import { act, fireEvent, render, screen } from '@testing-library/react';
import { createElement, type ComponentType } from 'react';
import { FakeReport } from '../support/fake-report';

const mockWent: string[] = [];
const mockStored = new Map<string, unknown>();
jest.mock('../../miniapp/src/report/styles/report.scss', () => ({}), { virtual: true });
jest.mock('@tarojs/taro', () => {
  const go = ({ url }: { url: string }) => void mockWent.push(url);
  return {
    __esModule: true,
    default: {
      getStorageSync: (key: string) => mockStored.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => void mockStored.set(key, value),
      removeStorageSync: (key: string) => void mockStored.delete(key),
      redirectTo: go,
      reLaunch: go,
      pageScrollTo: () => {},
      getCurrentPages: () => [],
    },
    useDidHide: () => {},
  };
});

/** The reporter's pages without a browser, against the contract: what is asked how often, and what stays when it fails. */
const fake = new FakeReport();
const asked: string[] = [];
const options: RequestInit[] = [];
/** The next requests on these paths get no answer, after they were carried out. */
let lost: string[] = [];

beforeEach(() => {
  fake.reset();
  mockStored.clear();
  asked.splice(0);
  options.splice(0);
  lost = [];
  globalThis.fetch = (async (address: string, init: RequestInit) => {
    const url = new URL(address, 'http://report');
    const where = url.pathname.replace('/api/report', '');
    asked.push(where);
    options.push(init);
    const { status, body } = await fake.answer(init.method ?? 'GET', where, url.searchParams, 'application/json', Buffer.from(String(init.body ?? '')));
    if (lost.includes(where)) {
      lost = lost.filter((path) => path !== where);
      throw new TypeError('no answer');
    }
    return { status, text: async () => JSON.stringify(body) };
  }) as unknown as typeof fetch;
});

type PageName = 'choose' | 'write' | 'receipt' | 'visit';
async function open(name: PageName): Promise<() => void> {
  const { default: page } = (await import(`../../miniapp/src/report/${name}/index`)) as { default: ComponentType };
  const { unmount } = render(createElement(page));
  await act(async () => {});
  return unmount;
}
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const press = async (name: string | RegExp): Promise<void> => void fireEvent.click(await button(name));
const fill = async (name: string | RegExp, value: string): Promise<void> => void fireEvent.change(await screen.findByLabelText(name), { target: { value } });
const count = (where: string) => asked.filter((path) => path === where).length;

async function written(): Promise<() => void> {
  const leave = await open('choose');
  await press('不留名反映');
  await act(async () => {});
  leave();
  const close = await open('write');
  await press('看过了，开始写');
  fireEvent.click(await screen.findByRole('radio', { name: '惠民资金' }));
  await fill(/^说说这件事/, '演示内容：村口的路修了两回');
  await press('写好了，看一遍');
  return close;
}

test('two taps are one report; an answer that got lost is asked for again, with the same receipt; one group typed back', async () => {
  const close = await written();
  lost = [''];
  const submit = await button('不留名提交');
  fireEvent.click(submit);
  fireEvent.click(submit);
  await screen.findByText(/再提交一次不会重复/);
  expect(count('')).toBe(1);
  await press('再提交一次');
  await act(async () => {});
  await screen.findByRole('heading', { name: '这里没有草稿' });
  expect(mockWent.at(-1)).toBe('/report/receipt/index');
  expect([count(''), fake.reports.length]).toEqual([2, 1]);
  close();

  const leave = await open('receipt');
  const groups = Array.from(document.querySelectorAll('.code-group__digits'), (group) => group.textContent ?? '');
  const number = Number(/第 (\d) 组/.exec((await screen.findByRole('heading', { name: /^对一对/ })).textContent ?? '')?.[1]);
  await fill(/^第 \d 组，四位数字/, `${9999 - Number(groups[number - 1])}`.padStart(4, '0'));
  await screen.findByText(/对不上，请再看一眼您抄的/);
  await fill(/^第 \d 组，四位数字/, groups[number - 1]!);
  await press('记好了，离开');
  await press('记好了，离开');
  expect(mockWent.at(-1)).toBe('/pages/home/index');
  expect(document.body.textContent).not.toContain(groups[0]);
  leave();

  fake.ask('是哪一年的事？');
  await open('visit');
  await fill('第一组，四位数字', groups.join('-'));
  await press('查看');
  await screen.findByText('是哪一年的事？');
  expect(mockStored.size).toBe(0);
  for (const { credentials, referrerPolicy, headers } of options) expect([credentials, referrerPolicy, Object.keys(headers ?? {}).filter((name) => name !== 'content-type')]).toEqual(['omit', 'no-referrer', []]);
});

test('立即清除 on the way: nothing is sent, nothing is left', async () => {
  const close = await written();
  await press(/^立即清除/);
  expect(mockWent.at(-1)).toBe('/report/choose/index');
  expect(document.body.textContent).not.toContain('演示内容');
  close();
  await open('choose');
  expect(screen.queryByText('您写了一半，还在')).toBeNull();
  expect(count('')).toBe(0);
});
