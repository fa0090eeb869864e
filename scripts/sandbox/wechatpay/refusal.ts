/** WeChat Pay's own texts and the HTTP status of each code. */
const codes = {
  PARAM_ERROR: [400, '参数错误'],
  INVALID_REQUEST: [400, '请求不符合业务规则'],
  APPID_MCHID_NOT_MATCH: [400, 'appid和mchid不匹配'],
  ALREADY_EXISTS: [400, '商户单号已存在，且参数不一致'],
  OPENID_MISMATCH: [400, 'openid和appid不匹配'],
  ORDER_CLOSED: [400, '订单已关闭'],
  ORDERPAID: [400, '订单已支付'],
  NO_STATEMENT_EXIST: [400, '账单文件不存在'],
  STATEMENT_CREATING: [400, '账单生成中'],
  SIGN_ERROR: [401, '签名错误'],
  NO_AUTH: [403, '商户无权限'],
  NOT_ENOUGH: [403, '商户账户余额不足'],
  QUOTA_EXCEED: [403, '超出商户单日转账额度'],
  OUT_TRADE_NO_USED: [403, '商户订单号重复'],
  ORDER_NOT_EXIST: [404, '订单不存在'],
  RESOURCE_NOT_EXISTS: [404, '退款单不存在'],
  NOT_FOUND: [404, '记录不存在'],
  FREQUENCY_LIMITED: [429, '频率超限'],
  SYSTEM_ERROR: [500, '系统异常，请用相同参数重新调用'],
} as const satisfies Record<string, readonly [number, string]>;

export type PayCode = keyof typeof codes;

/** An answer of WeChat Pay that says no. */
export class PayRefusal extends Error {
  readonly status: number;

  constructor(
    readonly code: PayCode,
    detail: string = codes[code][1],
  ) {
    super(detail);
    this.status = codes[code][0];
  }

  answer(): { code: string; message: string } {
    return { code: this.code, message: this.message };
  }
}
