/**
 * Stable error codes with the HTTP status and the default Chinese text.
 * A text says what happened and what to do; whoever throws may give a more exact one.
 */
export const errorCatalogue = {
  badRequest: { status: 400, message: '有内容填得不对，请按提示改好再提交。' },
  unauthenticated: { status: 401, message: '请先登录。' },
  secondFactorRequired: { status: 401, message: '请输入动态验证码完成登录。' },
  badCredentials: { status: 401, message: '用户名、密码或验证码不对。' },
  accountLocked: { status: 401, message: '试错太多次，账号已锁定，请稍后再试或联系安全管理员。' },
  passwordChangeRequired: { status: 403, message: '首次登录请先修改密码。' },
  forbidden: { status: 403, message: '您没有办理这件事的权限。' },
  keysClosed: { status: 403, message: '这次登录没有打开您的密钥。请退出后用密码重新登录；还没有密钥的，请先改一次密码。' },
  ownHall: { status: 403, message: '这是大厅的工作网络，不能评自己的大厅。请用自己的手机流量评。' },
  badOrigin: { status: 403, message: '请求来源不对，请从本平台的页面操作。' },
  notFound: { status: 404, message: '没有找到。' },
  receiptNotFound: { status: 404, message: '没有找到。请对一对每一组数字。' },
  windowNotFound: { status: 404, message: '没有找到这个窗口。请再扫一次桌上的二维码。' },
  ticketNotFound: { status: 404, message: '没有找到这张小票。请再扫一次小票上的二维码。' },
  reportingClosed: { status: 409, message: '网上反映还没有开通。请打 12388，或到信访室当面反映。' },
  methodNotAllowed: { status: 405, message: '不支持这种请求方式。' },
  conflict: { status: 409, message: '刚有别人改过，请刷新后再办。您填的内容还在。' },
  wrongState: { status: 409, message: '这件事现在不在这一步，请刷新后再看。' },
  duplicate: { status: 409, message: '已经有一样的了。' },
  ticketUsed: { status: 409, message: '这张小票已经评过了。要补充，可以凭回执追评。' },
  payloadTooLarge: { status: 413, message: '内容太大，请压缩后再传。' },
  unsupportedMediaType: { status: 415, message: '不支持这种文件。' },
  windowClosed: { status: 422, message: '这个窗口已停用，不能再评。' },
  ticketExpired: { status: 422, message: '这张小票过期了，只在办事当天和后 5 天里能评。' },
  dailyLimit: { status: 429, message: '今天这个窗口您已评过，明天可以再评。' },
  tooManyRequests: { status: 429, message: '操作太快，请稍后再试。您填的内容还在。' },
  internal: { status: 500, message: '服务器出错，没有办成。您填的都还在，请稍后再点一次。' },
  notReady: { status: 503, message: '服务器正在启动或停止，请稍后再点一次。' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof errorCatalogue;
