import type { OutsideChannel, OutsideKind } from '../../../contracts/outside-templates';

/** What to do outside before there is anything to fill in here. */
const steps: Record<OutsideChannel, (wanted: string) => string[]> = {
  wechatTemplate: (wanted) => ['登录微信公众平台，打开“广告与服务 → 模板消息”，没有就先申请开通。', `在模板库里搜“通知提醒”，选一个字段能放下${wanted}的模板，点“选用”。`, '在“我的模板”里点“详情”，复制模板 ID，记下每个字段的英文名，例如 thing4。', '回到这里点“填模板”，一个一个对上。'],
  wechatNotice: (wanted) => ['登录微信公众平台，打开“广告与服务 → 订阅通知”，没有就先申请开通。', `在公共模板库里选一个字段能放下${wanted}的模板；政务类目可以申请长期订阅。`, '在“我的模板”里点“详情”，复制模板 ID 和每个字段的英文名。', '回到这里点“填模板”，一个一个对上。'],
  miniSubscription: (wanted) => ['登录小程序的微信公众平台，打开“功能 → 订阅消息”。', `在公共模板库里选一个字段能放下${wanted}的模板，点“选用”。`, '在“我的模板”里点“详情”，复制模板 ID 和每个字段的英文名。', '回到这里点“填模板”。对方在小程序里每点一次“允许”，能发一条。'],
  sms: (wanted) => ['登录腾讯云短信控制台，在“国内短信 → 签名管理”申请本委的签名，要和 SMS_SIGN_NAME 写的一样。', `在“正文模板管理”新建“通知”类模板，把${wanted}写成变量 {1}、{2}，送审。`, '审核通过后，复制模板 ID 和内容。', '回到这里点“填模板”。'],
  voice: (wanted) => ['登录腾讯云语音消息控制台，建应用，编号写成和短信一样的。', `新建语音模板，把${wanted}写成变量 {1}、{2}，送审。`, '审核通过后，复制模板 ID 和内容。', '回到这里点“填模板”。只有回访催办会打电话，提醒从不打电话。'],
};

export function Steps({ channel, kind }: { channel: OutsideChannel; kind: OutsideKind }) {
  const wanted = kind.fields.map((field) => `“${field.label}”`).join('、');
  return (
    <div className="card-words">
      <b>还没有模板，这个渠道先不发。先在平台后台办：</b>
      <ol className="do-steps">
        {steps[channel](wanted).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
