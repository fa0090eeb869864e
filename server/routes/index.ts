import type { Route } from '../route';
import { accountRoutes } from './accounts';
import { appealRoutes } from './appeals';
import { approvalRoutes } from './approvals';
import { auditRoutes } from './audit';
import { bulletinRoutes, publicBulletinRoutes } from './bulletins';
import { calendarRoutes } from './calendar';
import { clueDeskRoutes, clueTopicRoutes } from './clue-desk';
import { clueKinshipRoutes } from './clue-kinship';
import { clueStatisticsRoutes } from './clue-statistics';
import { clueRetentionRoutes } from './clue-retention';
import { cluePaperRoutes, clueVerdictRoutes } from './clue-papers';
import { clueUpwardRoutes } from './clue-upward';
import { clueIdentityRoutes, clueRoutes } from './clues';
import { deliveryRoutes } from './deliveries';
import { demoPayRoutes } from './demo-pay';
import { disclosureOutletRoutes, publicOutletRoutes } from './disclosure-outlets';
import { disclosureOversightRoutes } from './disclosure-oversight';
import { disclosureCatalogueRoutes } from './disclosure-catalogue';
import { disclosureDutyRoutes } from './disclosure-duties';
import { disclosureSheetRoutes } from './disclosure-sheets';
import { fileRoutes } from './files';
import { followerRoutes } from './followers';
import { followUpRoutes } from './follow-ups';
import { fundProgrammeRoutes, fundRoutes, publicFundRoutes, townReleaseRoutes } from './funds';
import { hallRoutes } from './halls';
import { householdRoutes } from './households';
import { importRoutes } from './imports';
import { inboxRoutes } from './inbox';
import { integrationRoutes } from './integration';
import { keyRoutes } from './keys';
import { microPowerRoutes, publicPowerRoutes } from './micro-powers';
import { moneyOverviewRoutes } from './money-overview';
import { myWindowRoutes } from './my-window';
import { myWorkRoutes } from './my-work';
import { organisationRoutes } from './organisations';
import { outsideTemplateRoutes } from './outside-templates';
import { paymentRoutes } from './payments';
import { personRoutes } from './people';
import { platformRoutes } from './platform';
import { powerCaseRoutes, publicPowerCaseRoutes } from './power-cases';
import { projectRoutes, publicProjectRoutes } from './projects';
import { policyRoutes, publicPolicyRoutes } from './public-policies';
import { kioskRoutes } from './kiosk';
import { publicMeRoutes } from './public-me';
import { publicOfficerReportRoutes } from './public-officer-report';
import { publicMyReminderRoutes } from './public-my-reminders';
import { publicOwnDataRoutes } from './public-own-data';
import { publicQuestionRoutes, questionRoutes } from './questions';
import { publicPaymentRoutes } from './public-payments';
import { publicRatingRoutes } from './public-ratings';
import { publicVillageDraftRoutes } from './public-village-drafts';
import { ratingRoutes } from './ratings';
import { paymentOrderRoutes, reconciliationRoutes } from './reconciliation';
import { reminderRoutes } from './reminders';
import { clueReportRoutes } from './report';
import { reportRoutes } from './reports';
import { handInRoutes, publicRepaymentRoutes, repaymentBatchRoutes, repaymentRoutes } from './repayments';
import { clueRewardRoutes, rewardRoutes } from './rewards';
import { rosterRoutes } from './roster';
import { sessionRoutes } from './session';
import { standRoutes } from './stands';
import { statisticsRoutes } from './statistics';
import { publicationRoutes, publicPublicationRoutes } from './disclosure-publications';
import { publicVillageRoutes } from './public-villages';
import { openDataDeskRoutes, openDataRoutes } from './open-data';
import { publicVillageAccountRoutes, villageAccountRoutes } from './village-accounts';
import { villageMapRoutes } from './village-maps';
import { disclosureBoardRoutes } from './disclosure-board';
import { publicVillagePlaceRoutes } from './public-village-places';

/** The routes of one resource, under the title that the documentation shows. */
export interface RouteGroup {
  title: string;
  routes: readonly Route[];
}

export const routeGroups: readonly RouteGroup[] = [
  { title: '群众评议（不用登录）', routes: publicRatingRoutes },
  { title: '群众自己的信息（不用登录）', routes: publicOwnDataRoutes },
  { title: '我的提醒（小程序，凭微信登录码）', routes: publicMeRoutes },
  { title: '我的提醒（小程序）', routes: publicMyReminderRoutes },
  { title: '结果公开（不用登录）', routes: publicBulletinRoutes },
  { title: 'LED 屏（不用登录）', routes: publicOutletRoutes },
  { title: '我有疑问（不用登录）', routes: publicQuestionRoutes },
  { title: '小微权力（不用登录）', routes: [...publicPowerRoutes, ...publicPowerCaseRoutes] },
  { title: '信息员报告（小程序登录）', routes: publicOfficerReportRoutes },
  { title: '反映问题（不留痕迹）', routes: clueReportRoutes },
  { title: '登录', routes: sessionRoutes },
  { title: '待办', routes: myWorkRoutes },
  { title: '评议', routes: ratingRoutes },
  { title: '我的窗口', routes: myWindowRoutes },
  { title: '回访', routes: followUpRoutes },
  { title: '申诉复核', routes: appealRoutes },
  { title: '结果公开', routes: bulletinRoutes },
  { title: '问题线索：案头', routes: clueDeskRoutes },
  { title: '问题线索', routes: clueRoutes },
  { title: '反映人身份（身份保管人）', routes: clueIdentityRoutes },
  { title: '线索统计和村级廉情', routes: clueStatisticsRoutes },
  { title: '线索的保存和销毁', routes: clueRetentionRoutes },
  { title: '澄清正名和诬告陷害', routes: clueVerdictRoutes },
  { title: '文书', routes: cluePaperRoutes },
  { title: '举报奖励：提出和批准', routes: clueRewardRoutes },
  { title: '举报奖励：发放', routes: rewardRoutes },
  { title: '上送件（第十五条）', routes: clueUpwardRoutes },
  { title: '群众提问', routes: questionRoutes },
  { title: '五个出口', routes: disclosureOutletRoutes },
  { title: '公开的抽查和数据质量', routes: disclosureOversightRoutes },
  { title: '小微权力清单', routes: microPowerRoutes },
  { title: '照单用权', routes: powerCaseRoutes },
  { title: '统计', routes: statisticsRoutes },
  { title: '大厅设置', routes: hallRoutes },
  { title: '排队系统接入（凭密钥）', routes: integrationRoutes },
  { title: '廉政提醒', routes: reminderRoutes },
  { title: '月报', routes: reportRoutes },
  { title: '审批', routes: approvalRoutes },
  { title: '我的消息', routes: inboxRoutes },
  { title: '送达', routes: deliveryRoutes },
  { title: '消息模板对照', routes: outsideTemplateRoutes },
  { title: '机构与窗口', routes: organisationRoutes },
  { title: '桌牌', routes: standRoutes },
  { title: '值班', routes: rosterRoutes },
  { title: '人员', routes: personRoutes },
  { title: '公众号绑定', routes: followerRoutes },
  { title: '亲属申报', routes: clueKinshipRoutes },
  { title: '反映的类别', routes: clueTopicRoutes },
  { title: '账号与授权', routes: accountRoutes },
  { title: '密钥', routes: keyRoutes },
  { title: '导入', routes: importRoutes },
  { title: '工作日历', routes: calendarRoutes },
  { title: '文件', routes: fileRoutes },
  { title: '审计', routes: auditRoutes },
  { title: '平台', routes: platformRoutes },
  { title: '公开目录', routes: disclosureCatalogueRoutes },
  { title: '要公开的', routes: disclosureDutyRoutes },
  { title: '三务公开（不用登录）', routes: publicPublicationRoutes },
  { title: '三务公开', routes: publicationRoutes },
  { title: '村务公开（不用登录）', routes: publicVillageRoutes },
  { title: '村级账（不用登录）', routes: publicVillageAccountRoutes },
  { title: '村级账', routes: villageAccountRoutes },
  { title: '三务公开：表格', routes: disclosureSheetRoutes },
  { title: '村里填报（小程序登录）', routes: publicVillageDraftRoutes },
  { title: '民生资金公开（不用登录）', routes: publicFundRoutes },
  { title: '民生资金', routes: fundRoutes },
  { title: '资金项目', routes: fundProgrammeRoutes },
  { title: '发放名单和自家补贴（不用登录）', routes: publicPaymentRoutes },
  { title: '民生资金：发放明细', routes: paymentRoutes },
  { title: '民生资金：户码', routes: householdRoutes },
  { title: '项目公开', routes: projectRoutes },
  { title: '村的位置和边界', routes: villageMapRoutes },
  { title: '政策库', routes: policyRoutes },
  { title: '项目（不用登录）', routes: publicProjectRoutes },
  { title: '退缴', routes: repaymentRoutes },
  { title: '主动上交', routes: handInRoutes },
  { title: '上缴国库', routes: repaymentBatchRoutes },
  { title: '退缴和主动上交（凭单号和缴款码）', routes: publicRepaymentRoutes },
  { title: '政策（不用登录）', routes: publicPolicyRoutes },
  { title: '民生资金：乡镇拨到村', routes: townReleaseRoutes },
  { title: '开放数据（不用登录）', routes: openDataRoutes },
  { title: '开放数据', routes: openDataDeskRoutes },
  { title: '公开总览', routes: disclosureBoardRoutes },
  { title: '村委会的位置（不用登录）', routes: publicVillagePlaceRoutes },
  { title: '触摸屏', routes: kioskRoutes },
  { title: '演示里的付款（不用登录）', routes: demoPayRoutes },
  { title: '每日对账', routes: reconciliationRoutes },
  { title: '支付流水', routes: paymentOrderRoutes },
  { title: '资金总览', routes: moneyOverviewRoutes },
];

export const routes: readonly Route[] = routeGroups.flatMap((group) => group.routes);
