/** What a post is tempted by, told in half a sentence. The first line whose word stands in the post's name is taken. */
const risks: readonly (readonly [words: RegExp, risk: string])[] = [
  [/纪检|监察|巡察/, '守住办案纪律，不说情、不漏信'],
  [/财务|会计|出纳|审计|财政/, '管好每一笔钱，不挪用、不做假账'],
  [/采购|招标|招投标|交易/, '采购招标按程序，不打招呼'],
  [/工程|建设|规划|住建|项目/, '工程不插手，变更按规矩'],
  [/执法|公安|派出所|交警|市监|城管/, '执法一把尺，不办人情案'],
  [/审批|许可|窗口|登记|服务中心/, '该办的当场办，不吃拿卡要'],
  [/人事|组织|干部/, '选人用人讲公道，不许诺、不递话'],
  [/民政|扶贫|乡村|救助|社保|医保/, '群众的救命钱一分不能少'],
  [/教育|校长|园长|招生/, '招生、收费、采购都摆在明处'],
  [/医院|院长|卫生|主任医师/, '不收红包，不拿药品器械回扣'],
  [/土地|自然资源|林业|水利|环保|生态/, '资源审批不送人情'],
  [/书记|镇长|乡长|局长|主任|区长|县长|院长|一把手/, '用权讲规矩，管好自己和身边人'],
  [/副/, '分管的事敢管，不当老好人'],
  [/办公室|秘书|行政/, '管好公车、接待和印章'],
];
const anyPost = '按规矩办事，不碰底线';

export const postRisk = (post: string): string => risks.find(([words]) => words.test(post))?.[1] ?? anyPost;

/** For whoever checks whether a text still fits. */
export const longestPostRisk = [anyPost, ...risks.map(([, risk]) => risk)].reduce((a, b) => (b.length > a.length ? b : a));
