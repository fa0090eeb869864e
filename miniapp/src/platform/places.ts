import Taro from '@tarojs/taro';

/** Every page by name; none has a receipt or anything personal in its address. */
export const goHome = () => void Taro.reLaunch({ url: '/pages/home/index' });
export const goRate = (code: string) => void Taro.navigateTo({ url: `/pages/rate/index?code=${code}` });
export const goTicket = (code: string) => void Taro.navigateTo({ url: `/pages/rate/index?ticket=${code}` });
export const goScan = () => void Taro.navigateTo({ url: '/pages/scan/index' });
export const goMine = () => void Taro.navigateTo({ url: '/pages/mine/index' });
export const goMe = () => void Taro.navigateTo({ url: '/pages/me/index' });
/** `entryId` as below; without it the receipt is typed. */
export const goData = (entryId?: string) => void Taro.navigateTo({ url: `/pages/own-data/index${entryId ? `?entry=${entryId}` : ''}` });
export const goBulletins = () => void Taro.navigateTo({ url: '/pages/bulletins/index' });
export const goBulletin = (id: string) => void Taro.navigateTo({ url: `/pages/bulletin/index?id=${id}` });
export const goOfficerReport = () => void Taro.navigateTo({ url: '/pages/officer-report/index' });
export const goReport = () => void Taro.navigateTo({ url: '/report/choose/index' });
export const goReportVisit = () => void Taro.navigateTo({ url: '/report/visit/index' });
/** 村里的事; without a village the page asks for one. */
export const goVillage = () => void Taro.navigateTo({ url: '/village/board/index' });
export const goMyReminders = () => void Taro.navigateTo({ url: '/pages/my-reminders/index' });
export const goAbout = () => void Taro.navigateTo({ url: '/pages/about/index' });
/** `entryId` is this phone's own name for a kept rating; without it the receipt is typed. */
export const goProgress = (entryId?: string) => void Taro.navigateTo({ url: `/pages/progress/index${entryId ? `?entry=${entryId}` : ''}` });
/** Replaces the rating page, so that going back does not lead to a form that was sent. */
export const goDone = (entryId: string) => void Taro.redirectTo({ url: `/pages/done/index?entry=${entryId}` });
export const goEntry = (entryId: string) => void Taro.navigateTo({ url: `/pages/done/index?entry=${entryId}` });
export const goProjects = (villageId: string) => void Taro.navigateTo({ url: `/village/projects/index?village=${villageId}` });
export const goProject = (id: string) => void Taro.navigateTo({ url: `/village/project/index?id=${id}` });
export const goPolicies = () => void Taro.navigateTo({ url: '/village/policies/index' });
export const goPolicy = (id: string) => void Taro.navigateTo({ url: `/village/policy/index?id=${id}` });
export const goPower = (code: string) => void Taro.navigateTo({ url: `/village/power/index?code=${code}` });
