export interface CardField {
  label: string;
  /** As it is sent, as long as it gets: by it a chosen field of a platform is tried. */
  example: string;
}

export interface CardKind {
  label: string;
  /** To whom it goes and when. */
  about: string;
  fields: Record<string, CardField>;
}

/**
 * The few short things that are told outside the platform, by kind. Platforms take only approved forms with blanks; which
 * form is filled is set by the administrator. Never a place that was rated, never a citizen's name or words.
 */
export const cardKinds = {
  reminder: {
    label: '廉政提醒',
    about: '政治生日、节前、任职和专题提醒，发给同意接收的干部',
    fields: {
      name: { label: '称呼', example: '演示甲同志' },
      occasion: { label: '事由', example: '政治生日' },
      date: { label: '日子', example: '2026年12月25日' },
      words: { label: '一句话', example: '不收礼品礼金，不接受管理服务对象宴请' },
    },
  },
  invitation: {
    label: '绑定邀请码',
    about: '请干部和信息员绑定公众号，只用短信',
    fields: {
      code: { label: '邀请码', example: 'K7MWP3QH' },
      validUntil: { label: '有效到', example: '2026年12月25日' },
    },
  },
  ratingAcknowledged: {
    label: '评议收到了',
    about: '发给留了电话的群众，评议收到后一次',
    fields: {
      number: { label: '回执号', example: 'PY-2026-0001' },
      due: { label: '答复期限', example: '12月25日 周五' },
    },
  },
  ratingAnswered: {
    label: '评议有了答复',
    about: '发给留了电话或点了“有了答复告诉我”的群众',
    fields: {
      number: { label: '回执号', example: 'PY-2026-0001' },
      result: { label: '结果', example: '有了答复，凭回执号看' },
    },
  },
  householdCode: {
    label: '查自家补贴的验证码',
    about: '发给登记在村里的手机，本人要查时一次，只用短信',
    fields: {
      code: { label: '验证码', example: '402718' },
      minutes: { label: '几分钟内有效', example: '10' },
    },
  },
  followUpCall: {
    label: '回访催办电话',
    about: '回访快到期时打给经办人，只用语音电话',
    fields: {
      number: { label: '编号', example: 'PY-2026-0001' },
      due: { label: '到期日', example: '12月25日 周五' },
    },
  },
  villageNews: {
    label: '村里有新公开',
    about: '发给在小程序里订了村的群众，一个村一天最多一条，只用小程序订阅消息',
    fields: {
      village: { label: '村', example: '石桥村' },
      date: { label: '日子', example: '2026年12月25日' },
      words: { label: '一句话', example: '公开了新内容，点开看' },
    },
  },
} as const satisfies Record<string, CardKind>;

export type CardKindName = keyof typeof cardKinds;
