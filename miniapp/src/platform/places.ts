import Taro from '@tarojs/taro';
import type { QuestionSubjectKind } from '../../../contracts/question-options';
import type { BoardTab, VillageTarget } from '../../../contracts/village';
import { askKiosk, type Carried } from './kiosk';

/** So many pages WeChat keeps; one more it refuses without a word to whoever tapped. */
const pagesMost = 10;
/** On top of the page that is seen, or in its place where there is no room for another. */
const open = (url: string): void => void (Taro.getCurrentPages().length < pagesMost ? Taro.navigateTo({ url }) : Taro.redirectTo({ url }));

/** Every page by name; none has a receipt or anything personal in its address. */
export const goHome = () => askKiosk({ kind: 'leave' }) || void Taro.reLaunch({ url: '/pages/home/index' });

/** What is written, one writes with one's own phone: a screen in the village's hall shows the way there. */
const goOnPhone = (what: Carried, url: string): void => {
  if (!askKiosk({ kind: 'carry', what, path: url })) open(url);
};
export const goRate = (code: string) => open(`/pages/rate/index?code=${code}`);
export const goTicket = (code: string) => open(`/pages/rate/index?ticket=${code}`);
export const goScan = () => open('/pages/scan/index');
export const goMine = () => open('/pages/mine/index');
export const goMe = () => open('/pages/me/index');
/** `entryId` as below; without it the receipt is typed. */
export const goData = (entryId?: string) => open(`/pages/own-data/index${entryId ? `?entry=${entryId}` : ''}`);
export const goBulletins = () => open('/pages/bulletins/index');
export const goBulletin = (id: string) => open(`/pages/bulletin/index?id=${id}`);
export const goOfficerReport = () => open('/pages/officer-report/index');
export const goReport = () => goOnPhone('report', '/report/choose/index');
export const goReportVisit = () => goOnPhone('receipt', '/report/visit/index');
/** Asking about something that is public; its name is too, so that it may stand in the address. */
export const goAskAbout = (about: { kind: QuestionSubjectKind; id: string; villageId: string; title: string; text?: string }) =>
  goOnPhone('ask', `/village/ask/index?kind=${about.kind}&id=${about.id}&village=${about.villageId}&title=${encodeURIComponent(about.title)}${about.text ? `&text=${encodeURIComponent(about.text)}` : ''}`);
/** The same of what is not one village's: where none is chosen, it is told to the commission. */
export const goAskOrReport = (villageId: string | undefined, about: Omit<Parameters<typeof goAskAbout>[0], 'villageId'>) => (villageId ? goAskAbout({ ...about, villageId }) : goReport());
/** Opened by a number and a code, which are typed there. */
export const goRepay = () => open('/money/repay/index');
export const goHandIn = () => open('/money/hand-in/index');
export const goQuestions = () => open('/village/question/index');
export const goMyReminders = () => open('/pages/my-reminders/index');
export const goAbout = () => open('/pages/about/index');
/** `entryId` is this phone's own name for a kept rating; without it the receipt is typed. */
export const goProgress = (entryId?: string) => open(`/pages/progress/index${entryId ? `?entry=${entryId}` : ''}`);
/** Replaces the rating page, so that going back does not lead to a form that was sent. */
export const goDone = (entryId: string) => void Taro.redirectTo({ url: `/pages/done/index?entry=${entryId}` });
export const goEntry = (entryId: string) => open(`/pages/done/index?entry=${entryId}`);

// ---- 村里的事: each page takes the village's id; without one it shows the village chosen on this phone ----

type Params = Record<string, string | number | undefined>;
const villagePath = (page: string, params: Params): string => {
  const given = Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return `/village/${page}/index${given.length > 0 ? `?${given.join('&')}` : ''}`;
};
const openVillagePage = (page: string, params: Params): void => open(villagePath(page, params));

/** A village's board, open at a tab; without a village the page asks for one. */
export const goVillage = (village?: string, tab?: BoardTab) => openVillagePage('board', { village, tab });
/** The same, with the search on it ready to be typed into. */
export const goFind = (village: string) => openVillagePage('board', { village, find: '1' });
/** Replaces the page from which it is opened: after the choice another board stands in its place. */
export const goChooseVillage = () => void Taro.redirectTo({ url: '/village/choose/index' });
/** In the place of the page on which it was chosen. */
export const goChosenVillage = () => void Taro.redirectTo({ url: '/village/board/index' });
/** One publication. */
export const goItem = (id: string) => openVillagePage('item', { id });
/** The newest month's account, or that of a month: 2026-10. */
export const goVillageAccounts = (village?: string, month?: string) => openVillagePage('accounts', { village, month });
/** 民生资金: the year's money of a village or a town, or of one programme there. */
export const goFunds = (asked: { village?: string; town?: string; year?: number; programme?: string }) => openVillagePage('funds', asked);
/** The address of 发放名单, to be handed on. */
export const paymentsPath = (asked: { village: string; programme?: string | undefined; year?: string | undefined }): string => villagePath('payments', asked);
export const goVillagePayments = (village?: string) => openVillagePage('payments', { village });
export const goPaymentList = (village: string, programme: string, year: number) => openVillagePage('payments', { village, programme, year });
export const goHousehold = (village?: string) => openVillagePage('household', { village });
export const goPowers = (village?: string) => openVillagePage('powers', { village });
export const goPower = (code: string, village?: string) => openVillagePage('power', { code, village });
export const goProjects = (village?: string) => openVillagePage('projects', { village });
export const goProject = (id: string) => openVillagePage('project', { id });
export const goPolicies = (village?: string) => openVillagePage('policies', { village });
export const goPolicy = (id: string) => openVillagePage('policy', { id });

/** What a line of a board or of a search leads to. */
export function goTarget({ page, id }: VillageTarget, village: string): void {
  if (page === 'item') goItem(id);
  else if (page === 'fund') goFunds({ village });
  else if (page === 'power') goPower(id, village);
  else if (page === 'project') goProject(id);
  else goPolicy(id);
}
/** Clerks write what is due there. */
export const goVillageDraft = () => open('/village/draft/index');
/** 开放数据: the tables, opened at one of them, of one village where it is said. */
export const goOpenData = (table?: string, village?: string) => openVillagePage('open-data', { table, village });
