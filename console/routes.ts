import type { LucideIcon } from 'lucide-react';
import { Archive, Award, Banknote, BellRing, BookOpenCheck, BookOpenText, Building2, CalendarClock, CalendarCog, CalendarDays, ChartColumn, ChartColumnBig, ChartColumnStacked, ClipboardCheck, Dices, Download, Eye, FilePen, Files, FileSpreadsheet, FileText, FileX2, Fingerprint, HandCoins, HardHat, Hourglass, Inbox, KeyRound, KeySquare, LayoutDashboard, LayoutTemplate, LibraryBig, ListChecks, ListTree, MapPin, MapPinned, Megaphone, MessageCircleQuestion, MessagesSquare, MonitorSmartphone, Newspaper, PhoneCall, Printer, QrCode, Rows3, Scale, ScanEye, ScanSearch, ScrollText, Send, SendToBack, ShieldAlert, ShieldCheck, SlidersHorizontal, Smile, Split, Stamp, Target, Undo2, UserCheck, UserRoundSearch, Users, UsersRound, Waypoints, Workflow } from 'lucide-react';
import type { ComponentType } from 'react';

/** Whatever is counted beside a menu entry. */
export type MenuCount = 'work' | 'appeals' | 'approvals' | 'clues' | 'disclosureDuties' | 'publications';

export interface PageEntry {
  path: string;
  /** The ability without which the page does not exist for a person; null: everybody who is signed in. */
  access: string | null;
  group: string | null;
  label: string;
  icon: LucideIcon;
  count?: MenuCount;
  /** Opened from another page, not from the menu. */
  hidden?: true;
  load: () => Promise<{ default: ComponentType }>;
}

/** Every page of the console. The menu, the breadcrumb and the router are made from this list. */
export const pageEntries: readonly PageEntry[] = [
  { path: 'overview', access: 'statistics.view', group: null, label: '总览', icon: LayoutDashboard, load: () => import('./pages/overview') },
  { path: 'overview/alerts', access: 'alert.list', group: '总览', label: '要留意的', icon: LayoutDashboard, hidden: true, load: () => import('./pages/overview/alerts-page') },
  { path: 'overview/comparison', access: 'statistics.view', group: '总览', label: '窗口比较', icon: LayoutDashboard, hidden: true, load: () => import('./pages/overview/comparison-page') },
  { path: 'my-window', access: 'ownResults.read', group: null, label: '我的窗口', icon: MonitorSmartphone, load: () => import('./pages/my-window') },
  { path: 'my-work', access: null, group: null, label: '我的待办', icon: Inbox, count: 'work', load: () => import('./pages/my-work') },
  { path: 'ratings', access: 'rating.list', group: '群众评议', label: '评议', icon: Smile, load: () => import('./pages/ratings') },
  { path: 'follow-ups', access: 'followUp.list', group: '群众评议', label: '回访', icon: PhoneCall, load: () => import('./pages/follow-ups') },
  { path: 'appeals', access: 'appeal.list', group: '群众评议', label: '申诉复核', icon: Scale, count: 'appeals', load: () => import('./pages/appeals') },
  { path: 'hall-settings', access: 'hallSettings.read', group: '群众评议', label: '大厅设置', icon: SlidersHorizontal, load: () => import('./pages/hall-settings') },
  { path: 'bulletins', access: 'bulletin.list', group: '群众评议', label: '结果公开', icon: Megaphone, load: () => import('./pages/bulletins') },
  { path: 'approvals', access: 'approval.list', group: '群众评议', label: '审批', icon: Stamp, load: () => import('./pages/approvals') },
  { path: 'reminders/plan', access: 'reminder.list', group: '廉政提醒', label: '提醒安排', icon: BellRing, load: () => import('./pages/reminders/plan') },
  { path: 'reminders/occasions', access: 'reminder.list', group: '廉政提醒', label: '日子', icon: CalendarCog, load: () => import('./pages/reminders/occasions') },
  { path: 'reminders/texts', access: 'reminder.list', group: '廉政提醒', label: '文本', icon: FileText, load: () => import('./pages/reminders/texts') },
  { path: 'reminders/campaigns', access: 'reminder.list', group: '廉政提醒', label: '专题', icon: Target, load: () => import('./pages/reminders/campaigns') },
  { path: 'reminders/statistics', access: 'reminder.list', group: '廉政提醒', label: '效果', icon: ChartColumn, load: () => import('./pages/reminders/statistics') },
  { path: 'reminders/corrections', access: 'reminder.list', group: '廉政提醒', label: '更正', icon: MessagesSquare, load: () => import('./pages/reminders/corrections') },
  { path: 'followers', access: 'follower.list', group: '廉政提醒', label: '公众号绑定', icon: UserCheck, load: () => import('./pages/followers') },
  { path: 'clues', access: 'clue.list', group: '问题线索', label: '线索', icon: ShieldAlert, count: 'clues', load: () => import('./pages/clues') },
  { path: 'clues/enter', access: 'clue.enter', group: '问题线索', label: '代录反映', icon: FilePen, load: () => import('./pages/clue-enter') },
  { path: 'clues/identity', access: 'clueIdentity.list', group: '问题线索', label: '看身份的申请', icon: UserRoundSearch, load: () => import('./pages/clue-identity') },
  { path: 'clues/reads', access: 'clueIdentity.reads', group: '问题线索', label: '谁看过什么', icon: Eye, load: () => import('./pages/clue-reads') },
  { path: 'clue-statistics', access: 'clueStatistics.view', group: '问题线索', label: '线索统计', icon: ChartColumn, load: () => import('./pages/clue-statistics') },
  { path: 'village-heat', access: 'clueVillage.read', group: '问题线索', label: '村级廉情', icon: MapPinned, load: () => import('./pages/village-heat') },
  { path: 'clues/retention', access: 'clue.list', group: '问题线索', label: '到期销毁', icon: Hourglass, load: () => import('./pages/clue-retention') },
  { path: 'clues/destroyed', access: 'clueDestruction.list', group: '问题线索', label: '销毁记录', icon: FileX2, load: () => import('./pages/clue-destructions') },
  { path: 'clues/destroyed/:id', access: 'clueDestruction.list', group: '问题线索', label: '销毁记录', icon: FileX2, hidden: true, load: () => import('./pages/clue-destructions/one') },
  { path: 'clues/retention-terms', access: 'clueRetention.view', group: '问题线索', label: '保存期限', icon: Archive, load: () => import('./pages/clue-retention/terms') },
  { path: 'clue-papers', access: 'cluePaper.list', group: '问题线索', label: '文书台账', icon: Files, load: () => import('./pages/clue-papers') },
  { path: 'clues/topics', access: 'clueTopics.read', group: '问题线索', label: '反映的类别', icon: ListTree, load: () => import('./pages/clue-topics') },
  { path: 'clues/kinship', access: 'clueKinship.list', group: '问题线索', label: '亲属申报', icon: UsersRound, load: () => import('./pages/clue-kinship') },
  { path: 'clues/upward', access: 'upward.list', group: '问题线索', label: '上送件', icon: SendToBack, load: () => import('./pages/clue-upward') },
  { path: 'clues/upward/:id', access: 'upward.list', group: '问题线索', label: '上送件', icon: SendToBack, hidden: true, load: () => import('./pages/clue-upward/one') },
  { path: 'clues/:id', access: 'clue.list', group: '问题线索', label: '线索', icon: ShieldAlert, hidden: true, load: () => import('./pages/clues/one') },
  { path: 'disclosure/board', access: 'disclosureBoard.view', group: '村务公开', label: '公开总览', icon: ChartColumnStacked, load: () => import('./pages/disclosure-board') },
  { path: 'disclosure/duties', access: 'disclosureDuty.list', group: '村务公开', label: '要公开的', icon: ListChecks, count: 'disclosureDuties', load: () => import('./pages/disclosure-duties') },
  { path: 'disclosure/publications', access: 'publication.list', group: '村务公开', label: '公开', icon: Newspaper, load: () => import('./pages/publications') },
  { path: 'disclosure/publications/new', access: 'publication.write', group: '村务公开', label: '写一份', icon: Newspaper, hidden: true, load: () => import('./pages/publications/new') },
  { path: 'disclosure/publications/:id', access: 'publication.list', group: '村务公开', label: '公开', icon: Newspaper, hidden: true, load: () => import('./pages/publications/one') },
  { path: 'disclosure/outlets/:id', access: 'publication.list', group: '村务公开', label: '五个出口', icon: Printer, hidden: true, load: () => import('./pages/disclosure-outlets') },
  { path: 'disclosure/review', access: 'publication.review', group: '村务公开', label: '待审核', icon: ListChecks, count: 'publications', load: () => import('./pages/publications/review') },
  { path: 'disclosure/questions', access: 'question.list', group: '村务公开', label: '群众提问', icon: MessageCircleQuestion, load: () => import('./pages/questions') },
  { path: 'disclosure/accounts', access: 'villageAccounts.list', group: '村务公开', label: '村级账', icon: BookOpenCheck, load: () => import('./pages/village-accounts') },
  { path: 'disclosure/urging', access: 'disclosureDuty.analyse', group: '村务公开', label: '催办情况', icon: BellRing, load: () => import('./pages/disclosure-urging') },
  { path: 'disclosure/quality', access: 'disclosureQuality.list', group: '村务公开', label: '数据质量', icon: ScanSearch, load: () => import('./pages/disclosure-quality') },
  { path: 'disclosure/checks', access: 'spotCheck.list', group: '村务公开', label: '公开抽查', icon: Dices, load: () => import('./pages/disclosure-checks') },
  { path: 'disclosure/catalogue', access: 'disclosureItem.list', group: '村务公开', label: '公开目录', icon: BookOpenCheck, load: () => import('./pages/disclosure-catalogue') },
  { path: 'open-data', access: 'openData.read', group: '村务公开', label: '开放数据', icon: Download, load: () => import('./pages/open-data') },
  { path: 'funds/flow', access: 'fund.list', group: '民生资金', label: '资金流向', icon: Waypoints, load: () => import('./pages/funds/flow') },
  { path: 'funds/movements', access: 'fund.list', group: '民生资金', label: '拨付台账', icon: BookOpenText, load: () => import('./pages/funds/movements') },
  { path: 'funds/releases', access: 'fund.release', group: '民生资金', label: '拨到村', icon: Split, load: () => import('./pages/funds/releases') },
  { path: 'funds/programmes', access: 'fundProgramme.list', group: '民生资金', label: '资金项目', icon: HandCoins, load: () => import('./pages/funds/programmes') },
  { path: 'payments/lines', access: 'payment.list', group: '民生资金', label: '发放明细', icon: Rows3, load: () => import('./pages/payments') },
  { path: 'payments/imports', access: 'payment.import', group: '民生资金', label: '导入', icon: FileSpreadsheet, load: () => import('./pages/payments/imports') },
  { path: 'payments/lists', access: 'paymentList.list', group: '民生资金', label: '公开名单', icon: ScanEye, load: () => import('./pages/payments/lists') },
  { path: 'payments/households', access: 'household.list', group: '民生资金', label: '户码', icon: QrCode, load: () => import('./pages/payments/households') },
  { path: 'money/overview', access: 'moneyOverview.view', group: '奖励与退缴', label: '资金总览', icon: ChartColumnBig, load: () => import('./pages/money-overview') },
  { path: 'money/reward-proposals', access: 'rewardProposal.list', group: '奖励与退缴', label: '奖励审批', icon: Award, load: () => import('./pages/rewards/proposals') },
  { path: 'money/rewards', access: 'reward.list', group: '奖励与退缴', label: '奖励发放', icon: Banknote, load: () => import('./pages/rewards') },
  { path: 'money/repayments', access: 'repayment.list', group: '奖励与退缴', label: '退缴', icon: Undo2, load: () => import('./pages/repayments') },
  { path: 'money/reconciliation', access: 'reconciliation.list', group: '奖励与退缴', label: '对账', icon: ScanEye, load: () => import('./pages/reconciliation') },
  { path: 'money/orders', access: 'paymentOrder.list', group: '奖励与退缴', label: '支付流水', icon: Rows3, load: () => import('./pages/payment-orders') },
  { path: 'money/reward-scale', access: 'rewardScale.view', group: '奖励与退缴', label: '奖励规则', icon: SlidersHorizontal, load: () => import('./pages/rewards/scale') },
  { path: 'micro-powers', access: 'microPower.list', group: '小微权力', label: '权力清单', icon: Workflow, load: () => import('./pages/micro-powers') },
  { path: 'micro-powers/:code', access: 'microPower.list', group: '小微权力', label: '权力清单', icon: Workflow, hidden: true, load: () => import('./pages/micro-powers/one') },
  { path: 'micro-powers/:code/print', access: 'microPower.list', group: '小微权力', label: '权力清单', icon: Workflow, hidden: true, load: () => import('./pages/micro-powers/print') },
  { path: 'power-cases', access: 'powerCase.list', group: '小微权力', label: '照单用权', icon: ListChecks, load: () => import('./pages/power-cases') },
  { path: 'power-cases/:id', access: 'powerCase.list', group: '小微权力', label: '照单用权', icon: ListChecks, hidden: true, load: () => import('./pages/power-cases/one') },
  { path: 'projects', access: 'project.list', group: '小微权力', label: '项目公开', icon: HardHat, load: () => import('./pages/projects') },
  { path: 'projects/sign', access: 'project.list', group: '小微权力', label: '工地公示牌', icon: HardHat, hidden: true, load: () => import('./pages/projects/sign') },
  { path: 'public-policies', access: 'publicPolicy.list', group: '小微权力', label: '政策库', icon: LibraryBig, load: () => import('./pages/public-policies') },
  { path: 'village-maps', access: 'villageMap.write', group: '小微权力', label: '位置和边界', icon: MapPin, load: () => import('./pages/village-maps') },
  { path: 'keys/own', access: 'ownKey.read', group: '密钥', label: '我的密钥', icon: KeySquare, load: () => import('./pages/keys') },
  { path: 'keys/holders', access: 'ceremony.certify', group: '密钥', label: '密钥核对', icon: Fingerprint, load: () => import('./pages/keys/holders') },
  { path: 'keys/ceremony', access: 'ceremony.read', group: '密钥', label: '密钥仪式', icon: ShieldCheck, load: () => import('./pages/keys/ceremony') },
  { path: 'keys/ceremony/recovery', access: 'ceremony.recover', group: '密钥', label: '恢复', icon: ShieldCheck, hidden: true, load: () => import('./pages/keys/recovery') },
  { path: 'organisations', access: 'organisation.list', group: '机构人员', label: '机构与窗口', icon: Building2, load: () => import('./pages/organisations') },
  { path: 'organisations/stands', access: 'organisation.list', group: '机构人员', label: '二维码打印', icon: Building2, hidden: true, load: () => import('./pages/stands') },
  { path: 'roster', access: 'roster.list', group: '机构人员', label: '值班表', icon: CalendarClock, load: () => import('./pages/roster') },
  { path: 'people', access: 'person.list', group: '机构人员', label: '人员', icon: Users, load: () => import('./pages/people') },
  { path: 'accounts', access: 'account.list', group: '机构人员', label: '账号与授权', icon: KeyRound, load: () => import('./pages/accounts') },
  { path: 'calendar', access: 'calendar.read', group: '平台', label: '工作日历', icon: CalendarDays, load: () => import('./pages/calendar') },
  { path: 'deliveries', access: 'delivery.list', group: '平台', label: '送达台账', icon: Send, load: () => import('./pages/deliveries') },
  { path: 'outside-templates', access: 'outsideTemplates.read', group: '平台', label: '消息模板对照', icon: LayoutTemplate, load: () => import('./pages/outside-templates') },
  { path: 'audit', access: 'audit.read', group: '平台', label: '审计', icon: ScrollText, load: () => import('./pages/audit') },
  { path: 'setup', access: 'setup.read', group: '平台', label: '上线检查', icon: ClipboardCheck, load: () => import('./pages/setup') },
];

/** What a person may open at all; for the rest no page exists. */
export function openPages(abilities: Record<string, boolean>): PageEntry[] {
  return pageEntries.filter((entry) => entry.access === null || abilities[entry.access] === true);
}
