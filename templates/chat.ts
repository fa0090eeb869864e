/**
 * What the official account says to anybody. A villager reads it on a small screen: at most 120 characters each, and
 * never a word of what was written to us.
 */
export const chatTexts = {
  welcome: '您好，这里是清鉴。您可以发数字或词：\n1 评议\n2 进度\n3 村务\n4 举报\n5 人工\n收到邀请码的干部、廉情信息员，请把邀请码发过来。',
  menu: '您可以发数字或词：\n1 评议：怎么评窗口\n2 进度：评议办到哪一步\n3 村务：现在能查什么\n4 举报：不留名的办法\n5 人工：什么时候有人\n举报的事请不要写在这里。',
  notUnderstood: '这句话没看懂。',
  onlyWords: '这里看不了图片、语音、视频、位置和链接。',
  rate: '办完事，扫窗口桌上的二维码，三张脸选一张就行，不用登录。评议由{commission}收，窗口改不了、删不掉。也可以从这里进：{link}',
  village: '村里的账、补贴、项目、权力清单和该公开的事，选一次村就能查，也可以扫村里公开栏上的二维码：{link}',
  progressHow: '请发“进度”加 12 位回执码，例如：进度 1234 5678 9012。回执码在评议后给您的回执上。也可以打开网页查：{link}',
  progressFound: '您的评议{state}{term}。看每一步和答复，请打开网页，填上回执码：{link}',
  progressWrong: '没有找到。请对一对每一组数字，再发一次。',
  progressOfReport: '16 位的是反映问题的回执码，请不要发到聊天里：聊天经过腾讯，谁有它，谁就看得到问答。请删掉刚才那条，到小程序「我的」里「凭回执码查看反映」填，或打开网页：{link}',
  progressDigits: '回执码是 12 位数字，您发的是 {digits} 位。请对一对再发一次。',
  progressRefused: '今天没对上的次数太多，请明天再查，或到窗口请工作人员帮您看。',
  staffHere: '现在有人，请打 {phone}，今天到 {until}。\n周六、周日和法定节假日不上班，调休上班的日子照常。',
  staffAway: '现在没有人接。下一次有人是{when}，请打 {phone}。\n周六、周日和法定节假日不上班，调休上班的日子照常。',
  report: '请不要写在这里：公众号知道是哪个微信发来的，做不到不留名。不留名请打 12388，或打开网页看最下面的举报电话。窗口吃拿卡要，评“不满意”时勾上，只有纪委监委看得到：{link}',
  failed: '这次没有办成，请过一会儿再发一次。还不行，请把编号 {id} 告诉工作人员。',
  interrupted: '刚才的处理中断了。还没收到答复的话，请再发一次。',
  busy: '现在很忙，这条没有收下。请过一会儿再发一次。',
} as const;

/** Where a rating stands, to be put into `progressFound`. */
export const chatProgress = {
  received: '已经收到',
  contacting: '正在核实',
  rectifying: '部门正在整改',
  awaitingSecondRating: '有了结果，请您再评一次',
  escalated: '已经报{commission}处理',
  closed: '已经办结',
  setAside: '经认定不计入，理由在网页上',
  objected: '正在重新看，您不同意的话收到了',
  due: '，{due}前走到下一步',
  late: '，这一步晚了 {days} 个工作日',
} as const;

/** The everyday words; the numbers are those of the menu, the others are how people write it too. */
export const everydayWords = {
  评议: ['1', '評議', '评价', '我要评议', '怎么评议'],
  进度: ['2', '進度', '查进度', '查询进度'],
  村务: ['3', '村務', '村务公开', '三务公开'],
  举报: ['4', '舉報', '我要举报', '投诉', '反映', '反映问题'],
  人工: ['5', '人工服务', '转人工', '客服', '电话'],
  帮助: ['0', '幫助', '菜单', '你好', '您好', '在吗', 'help'],
} as const;

export type EverydayWord = keyof typeof everydayWords;
