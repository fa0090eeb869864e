/**
 * What the officer reads out on the phone. Placeholders: {commission} {officer} {when} {hall} {window} {service}
 * {department} {answer} {tries}.
 */
export const callScript = {
  first: [
    '您好，我是{commission}的回访员{officer}。您{when}在{hall}{window}办{service}，评了不满意。方便说两分钟吗？',
    '（方便）请您说说当时的情况：哪一步不顺，等了多久，是怎么跟您说的？',
    '（记下来，念一遍给群众听）我记的是……，对吗？您希望怎么解决？',
    '谢谢您。我们转给负责的部门整改，有结果再给您打电话，请您再评一次。您的号码只有我们看得到，办结 30 天后删除。',
    '（不方便）什么时候打给您合适？我记下来，到时候再打。',
  ],
  second: [
    '您好，我是{commission}的回访员{officer}。您{when}反映{hall}{window}的事，有结果了。方便说一分钟吗？',
    '{answer}',
    '现在请您再评一次：满意、基本满意，还是不满意？您说了算。',
    '（还不满意）好，我记下来，报给委里处理，{commission}会再答复您。',
  ],
  /** Without a phone there is nobody to call. */
  withoutPhone: ['群众没有留电话，凭回执码看进展、再评一次。处理结果请写进“给群众的答复”，群众查回执时看得到。'],
  /** Stands for {service} where the window names none. */
  anyService: '事',
  /** Stands for {answer} while nothing was answered yet. */
  noAnswerYet: '（还没有答复，请先看办理经过。）',
} as const;
