import { isIP } from 'node:net';
import { z } from 'zod';
import { isNetwork } from '../domain/kernel';

/** Wording of a fault in both languages: whoever installs may read either. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** One environment variable: how it is read, and what .env.example and docs/configuration.md say of it. */
export interface Setting<T = unknown> {
  name: string;
  schema: z.ZodType<T, string>;
  /** As written into the documents; '' = unset. */
  preset: string;
  expects: Bilingual;
  about: Bilingual;
  /** What production asks of it beyond the schema. */
  production?: Bilingual & { required: boolean };
}

const setting = <T>(entry: Setting<T>): Setting<T> => entry;

const flags: Record<string, boolean> = { 1: true, true: true, on: true, yes: true, 0: false, false: false, off: false, no: false };
const flag = z
  .string()
  .refine((text) => text.toLowerCase() in flags)
  .transform((text) => flags[text.toLowerCase()] as boolean);

/** An origin without a path: what a browser sends as `Origin`. */
const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && /^\/?$/.test(new URL(text).pathname) && !/[?#@]/.test(text))
  .transform((text) => new URL(text).origin);

const list = (text: string): string[] => text.split(',').map((part) => part.trim()).filter(Boolean);

const surface = z.enum(['public', 'staff']);
const surfaces = z.string().transform(list).pipe(z.array(surface).min(1));

const networks = z
  .string()
  .transform(list)
  .refine((entries) => entries.every(isNetwork));

const text = z.string().min(1).max(200);
const textExpects = { zh: '照平台后台给的原样写', en: 'as the platform’s own pages show it' };
const secretAbout = (zh: string, en: string): Bilingual => ({ zh: `${zh}只写在这里，不进日志和出错信息。`, en: `${en} It never reaches a log or an error text.` });
/** EncodingAESKey: 43 characters of base64. */
const aesKey = z.string().regex(/^[A-Za-z0-9+/]{43}$/);

const flagExpects = { zh: '写 1 或 0（on/off、true/false 也可以）', en: 'write 1 or 0 (on/off and true/false work too)' };
const originExpects = { zh: '写成 https://域名 或 http://域名:端口，后面不带路径', en: 'write https://name or http://name:port, without a path' };

/** Every variable that the server and the bot read, in the order of the documents. */
export const settingsCatalogue = {
  port: setting({
    name: 'PORT',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65535),
    preset: '3000',
    expects: { zh: '写 0 到 65535 的端口号', en: 'a port number, 0 to 65535' },
    about: { zh: '服务端口，网页、接口、后台都在这一个端口上。', en: 'The port; pages, API and console are all served there.' },
  }),
  host: setting({
    name: 'HOST',
    schema: z.string().refine((text) => isIP(text) > 0),
    preset: '',
    expects: { zh: '写一个 IP 地址，例如 127.0.0.1 或 0.0.0.0', en: 'an IP address, e.g. 127.0.0.1 or 0.0.0.0' },
    about: {
      zh: '在哪个网卡地址上听。不写：演示模式只听本机 127.0.0.1（演示账号的密码人人都知道），否则听全部网卡。想用手机扫码试用，写 0.0.0.0，并把 PUBLIC_ORIGIN 写成手机打得开的地址。',
      en: 'The address to listen on. Unset: loopback only in demo mode (everyone knows the demo passwords), otherwise all. To try with a phone, write 0.0.0.0 and set PUBLIC_ORIGIN to an address that the phone can open.',
    },
  }),
  mongodbUri: setting({
    name: 'MONGODB_URI',
    schema: z.string().regex(/^mongodb(\+srv)?:\/\/\S+$/),
    preset: '',
    expects: { zh: '写成 mongodb://… 或 mongodb+srv://…', en: 'mongodb://… or mongodb+srv://…' },
    about: {
      zh: 'MongoDB 的地址（6.0 以上，副本集或分片集群；单机也能用，启动时会提醒）。不写就用内置数据库，只供试用。',
      en: 'Address of MongoDB (6.0 or later; a replica set or a sharded cluster; a standalone works, with a warning at start). Unset: the embedded engine, for trial only.',
    },
    production: { required: true, zh: '正式运行必须填，内置数据库只供试用', en: 'required; the embedded engine is for trial only' },
  }),
  embeddedEngine: setting({
    name: 'EMBEDDED_ENGINE',
    schema: flag,
    preset: '',
    expects: flagExpects,
    about: {
      zh: '由 npm start 自己设置，表示 MONGODB_URI 指向内置数据库；不用手工填。',
      en: 'Set by npm start itself: MONGODB_URI is that of the embedded engine. Not to be set by hand.',
    },
    production: { required: false, zh: '正式运行不能用内置数据库', en: 'refused; production needs a real MongoDB' },
  }),
  dataDir: setting({
    name: 'DATA_DIR',
    schema: z.string().min(1),
    preset: './data',
    expects: { zh: '写一个目录', en: 'a directory' },
    about: {
      zh: '数据目录：密钥文件、审计锚点、上传时的临时文件；试用时还有内置数据库。只让运行本系统的用户读写。',
      en: 'Key file, audit anchors, temporary files of uploads; in a trial also the embedded database. Readable by the service user only.',
    },
    production: { required: true, zh: '正式运行必须填绝对路径，避免换个目录启动就找不到密钥', en: 'required, as an absolute path, so that keys are found wherever it is started from' },
  }),
  keysDir: setting({
    name: 'KEYS_DIR',
    schema: z.string().min(1),
    preset: '',
    expects: { zh: '写一个目录', en: 'a directory' },
    about: {
      zh: '密钥文件 keys.json 所在目录，不写就在 DATA_DIR。多台服务器要用同一份密钥。',
      en: 'Where keys.json is; unset: in DATA_DIR. Several servers share one key file.',
    },
    production: { required: false, zh: '里面必须已有 keys.json（用 npm run keys:create 生成，并另存一份）', en: 'keys.json must be there already (npm run keys:create makes it; keep a copy elsewhere)' },
  }),
  shredDir: setting({
    name: 'SHRED_DIR',
    schema: z.string().min(1),
    preset: '',
    expects: { zh: '写一个目录', en: 'a directory' },
    about: {
      zh: '销毁密钥的目录，不写就是 DATA_DIR 下的 shred。覆盖其中一个密钥，对应的那件反映在任何备份里都再也打不开；所以它不进数据库备份，另用 npm run shred:copy 轮换两份。多台服务器要共用这个目录。',
      en: 'Where the shred keys are; unset: shred in DATA_DIR. Overwriting one makes its report unreadable in every backup, so it is no part of the database’s backups: npm run shred:copy keeps two copies that take turns. Several servers share it.',
    },
    production: { required: false, zh: '必须是绝对路径', en: 'must be an absolute path' },
  }),
  publicOrigin: setting({
    name: 'PUBLIC_ORIGIN',
    schema: origin,
    preset: '',
    expects: originExpects,
    about: {
      zh: '群众打开的地址，印在窗口立牌的二维码里。不写：http://localhost:端口。',
      en: 'The address that citizens open; the QR stands carry it. Unset: http://localhost:PORT.',
    },
    production: { required: true, zh: '必须填，而且是 https', en: 'required, and https' },
  }),
  consoleOrigin: setting({
    name: 'CONSOLE_ORIGIN',
    schema: origin,
    preset: '',
    expects: originExpects,
    about: {
      zh: '工作人员打开后台的地址。和 PUBLIC_ORIGIN 不同的时候，后台页面和接口只在这个域名上应答，群众页面只在另一个域名上应答。不写：同 PUBLIC_ORIGIN。',
      en: 'The address of the staff’s console. Where it differs from PUBLIC_ORIGIN, console and staff API answer on this host only, the citizens’ pages on the other only. Unset: the same as PUBLIC_ORIGIN.',
    },
    production: { required: true, zh: '必须填，是 https，而且不能和 PUBLIC_ORIGIN 相同', en: 'required, https, and different from PUBLIC_ORIGIN' },
  }),
  demo: setting({
    name: 'DEMO',
    schema: flag,
    preset: '',
    expects: flagExpects,
    about: {
      zh: '演示模式：演示数据、演示账号、登录页直接显示动态验证码。不写：用内置数据库时打开，否则关闭。',
      en: 'Demo mode: demo data, demo accounts, the sign-in page shows the second factor. Unset: on with the embedded engine, otherwise off.',
    },
    production: { required: false, zh: '正式运行不能打开', en: 'refused' },
  }),
  surfaces: setting({
    name: 'SURFACES',
    schema: surfaces,
    preset: 'public,staff',
    expects: { zh: '写 public、staff，或两个都写，用逗号隔开', en: 'public, staff or both, separated by a comma' },
    about: {
      zh: '这个进程应答哪一面：public 群众，staff 工作人员。可以让互联网区的进程只开 public。',
      en: 'Which faces this process serves: public for citizens, staff for the console. A process in the internet zone can serve public only.',
    },
  }),
  trustedProxies: setting({
    name: 'TRUSTED_PROXIES',
    schema: networks,
    preset: '',
    expects: { zh: '写 IP 或网段，用逗号隔开，例如 10.0.0.5,172.30.0.0/24', en: 'addresses or networks separated by commas, e.g. 10.0.0.5,172.30.0.0/24' },
    about: {
      zh: '前面反向代理的地址。只有从这些地址来的请求，才采信 X-Forwarded-For，用来按来源限速（来源地址不落库、不进日志）。',
      en: 'Addresses of the reverse proxies. X-Forwarded-For counts only from them; it serves the rate limits (addresses are neither stored nor logged).',
    },
    production: { required: true, zh: '必须填：https 由前面的代理提供，不填则所有人共用一个限速额度', en: 'required: the proxy in front provides https; without it everyone shares one rate limit' },
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    preset: 'info',
    expects: { zh: '写 fatal、error、warn、info、debug、trace 或 silent', en: 'fatal, error, warn, info, debug, trace or silent' },
    about: { zh: '日志详细程度。日志里没有个人信息：不记地址参数、内容和来源地址。', en: 'How much is logged. No personal data in any level: no query strings, bodies or addresses.' },
  }),
  botPort: setting({
    name: 'BOT_PORT',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65535),
    preset: '',
    expects: { zh: '写 0 到 65535 的端口号', en: 'a port number, 0 to 65535' },
    about: { zh: '公众号回调的端口，反向代理把 /wechat/callback 和 /wechat/pay 转到这里；也应答健康检查和指标。不写：PORT 加 1。', en: 'Where the official account’s callback is answered; the proxy sends /wechat/callback and /wechat/pay there. Health and metrics too. Unset: PORT + 1.' },
  }),
  wechatOaAppid: setting({ name: 'WECHAT_OA_APPID', schema: text, preset: '', expects: textExpects, about: { zh: '公众号（服务号）的 AppID。不写：没有公众号，试用时自动接微信沙箱。', en: 'AppID of the official account (a service account). Unset: none; a trial connects the WeChat sandbox instead.' } }),
  wechatOaSecret: setting({ name: 'WECHAT_OA_SECRET', schema: text, preset: '', expects: textExpects, about: secretAbout('公众号的 AppSecret。', 'AppSecret of the official account.') }),
  wechatOaToken: setting({ name: 'WECHAT_OA_TOKEN', schema: text, preset: '', expects: textExpects, about: secretAbout('公众号“服务器配置”里的 Token，用来核对回调的签名。', 'Token of the account’s server settings, by which a callback’s signature is checked.') }),
  wechatOaAesKey: setting({
    name: 'WECHAT_OA_AES_KEY',
    schema: aesKey,
    preset: '',
    expects: { zh: '写 43 位的 EncodingAESKey', en: 'the EncodingAESKey, 43 characters' },
    about: secretAbout('公众号“服务器配置”里的 EncodingAESKey。写了就是安全模式：没有加密的回调一律不收。', 'EncodingAESKey of the account’s server settings. Set: safe mode, and a callback that is not encrypted is refused.'),
    production: { required: false, zh: '接了公众号就要用安全模式', en: 'safe mode is required where an official account is connected' },
  }),
  wechatMpAppid: setting({ name: 'WECHAT_MP_APPID', schema: text, preset: '', expects: textExpects, about: { zh: '小程序的 AppID。不写：小程序里不认人，也不发订阅消息。', en: 'AppID of the mini-program. Unset: nobody is recognised in it and no subscription message is sent.' } }),
  wechatMpSecret: setting({ name: 'WECHAT_MP_SECRET', schema: text, preset: '', expects: textExpects, about: secretAbout('小程序的 AppSecret。', 'AppSecret of the mini-program.') }),
  wechatApiOrigin: setting({ name: 'WECHAT_API_ORIGIN', schema: origin, preset: 'https://api.weixin.qq.com', expects: originExpects, about: { zh: '微信接口的地址。内网经代理出去时写代理的地址；试用时指向沙箱。', en: 'Where WeChat’s interfaces are called. Behind a relay: its address; in a trial: the sandbox.' }, production: { required: false, zh: '必须是 https', en: 'must be https' } }),
  wechatOpenOrigin: setting({ name: 'WECHAT_OPEN_ORIGIN', schema: origin, preset: 'https://open.weixin.qq.com', expects: originExpects, about: { zh: '微信网页授权的地址，由群众手机上的微信打开，不经过代理；试用时指向沙箱。', en: 'Where WeChat tells a web page who looks at it. It is opened by the person’s own WeChat, never through a relay; in a trial: the sandbox.' }, production: { required: false, zh: '必须是 https', en: 'must be https' } }),
  wechatPayMchid: setting({ name: 'WECHATPAY_MCHID', schema: z.string().regex(/^\d{8,12}$/), preset: '', expects: { zh: '写商户号，全是数字', en: 'the merchant number, digits only' }, about: { zh: '微信支付的商户号。不写：举报奖励不走微信，退缴不能在微信里付，相应的地方会说明。', en: 'Merchant number of WeChat Pay. Unset: no reward is paid and nothing is repaid through WeChat, and the pages say so.' } }),
  wechatPaySerialNo: setting({ name: 'WECHATPAY_SERIAL_NO', schema: z.string().regex(/^[0-9A-Fa-f]{8,64}$/).transform((serial) => serial.toUpperCase()), preset: '', expects: { zh: '写商户 API 证书的序列号，只有 0-9 和 A-F', en: 'serial number of the merchant’s API certificate, hexadecimal' }, about: { zh: '商户 API 证书的序列号，在商户平台“API安全”里看。', en: 'Serial number of the merchant’s API certificate, as the merchant platform shows it.' } }),
  wechatPayPrivateKeyFile: setting({ name: 'WECHATPAY_PRIVATE_KEY_FILE', schema: z.string().min(1), preset: '', expects: { zh: '写文件的路径', en: 'path of a file' }, about: { zh: '商户 API 私钥文件 apiclient_key.pem。只让运行本系统的用户读。启动时读进来，不进日志。', en: 'The merchant’s private key, apiclient_key.pem; readable by the service user only. Read at start, never logged.' }, production: { required: false, zh: '必须是绝对路径', en: 'must be an absolute path' } }),
  wechatPayApiV3Key: setting({ name: 'WECHATPAY_API_V3_KEY', schema: z.string().regex(/^[0-9A-Za-z]{32}$/), preset: '', expects: { zh: '写 32 位的 APIv3 密钥', en: 'the APIv3 key, 32 characters' }, about: secretAbout('APIv3 密钥，解开支付通知和平台证书用。', 'The APIv3 key, which opens notifications and platform certificates.') }),
  wechatPayPublicKeyId: setting({ name: 'WECHATPAY_PUBLIC_KEY_ID', schema: z.string().regex(/^PUB_KEY_ID_\w{8,50}$/), preset: '', expects: { zh: '写 PUB_KEY_ID_ 开头的公钥 ID', en: 'the number of the public key, beginning PUB_KEY_ID_' }, about: { zh: '微信支付公钥的 ID。老商户没有公钥的不写，用平台证书验签。', en: 'Number of the WeChat Pay public key. A merchant who has none leaves it out; platform certificates serve.' } }),
  wechatPayPublicKeyFile: setting({ name: 'WECHATPAY_PUBLIC_KEY_FILE', schema: z.string().min(1), preset: '', expects: { zh: '写文件的路径', en: 'path of a file' }, about: { zh: '微信支付公钥文件 pub_key.pem，从商户平台“API安全”里下载。', en: 'The WeChat Pay public key, pub_key.pem, as downloaded from the merchant platform.' }, production: { required: false, zh: '必须是绝对路径', en: 'must be an absolute path' } }),
  wechatPayApiOrigin: setting({ name: 'WECHATPAY_API_ORIGIN', schema: origin, preset: 'https://api.mch.weixin.qq.com', expects: originExpects, about: { zh: '微信支付接口的地址。内网经代理出去时写代理的地址；试用时指向沙箱。', en: 'Where WeChat Pay is called. Behind a relay: its address; in a trial: the sandbox.' }, production: { required: false, zh: '必须是 https', en: 'must be https' } }),
  tencentSecretId: setting({ name: 'TENCENT_SECRET_ID', schema: text, preset: '', expects: textExpects, about: { zh: '腾讯云的 SecretId，发短信和语音电话用。不写：不发。', en: 'SecretId of Tencent Cloud for SMS and voice calls. Unset: none are sent.' } }),
  tencentSecretKey: setting({ name: 'TENCENT_SECRET_KEY', schema: text, preset: '', expects: textExpects, about: secretAbout('腾讯云的 SecretKey。', 'SecretKey of Tencent Cloud.') }),
  tencentApiOrigin: setting({ name: 'TENCENT_API_ORIGIN', schema: origin, preset: 'https://tencentcloudapi.com', expects: originExpects, about: { zh: '腾讯云接口的地址：默认按产品用 sms.tencentcloudapi.com、vms.tencentcloudapi.com 和 tts.tencentcloudapi.com；写了别的，三样都用它。', en: 'Where Tencent Cloud is called. Preset: sms.tencentcloudapi.com, vms.tencentcloudapi.com and tts.tencentcloudapi.com by product; anything else is used for all three.' }, production: { required: false, zh: '必须是 https', en: 'must be https' } }),
  smsSdkAppId: setting({ name: 'SMS_SDK_APP_ID', schema: z.string().regex(/^\d{4,20}$/), preset: '', expects: { zh: '写短信应用的编号，全是数字', en: 'the SMS application’s number' }, about: { zh: '腾讯云短信应用的 SdkAppId；语音电话另用同名应用时也写它。', en: 'SdkAppId of the SMS application; the voice application carries the same.' } }),
  smsSignName: setting({ name: 'SMS_SIGN_NAME', schema: z.string().min(2).max(12), preset: '', expects: { zh: '写审核通过的短信签名，2 到 12 个字，不带括号', en: 'the approved signature, 2 to 12 characters, without brackets' }, about: { zh: '短信签名，例如 示例区纪委监委。', en: 'The signature under which SMS are sent.' } }),
  ttsSecretId: setting({ name: 'TTS_SECRET_ID', schema: text, preset: '', expects: textExpects, about: { zh: '腾讯云语音合成的 SecretId，把广播稿念成音频用；可以和短信同一个，也可以另建一个只准语音合成的子账号。不写：只有文字的广播稿。', en: 'SecretId of Tencent Cloud’s text-to-speech, by which a broadcast script becomes audio; the one of SMS, or a sub-account’s that may do nothing else. Unset: the script stays text.' } }),
  ttsSecretKey: setting({ name: 'TTS_SECRET_KEY', schema: text, preset: '', expects: textExpects, about: secretAbout('腾讯云语音合成的 SecretKey。', 'SecretKey of text-to-speech.') }),
  ttsVoiceType: setting({
    name: 'TTS_VOICE_TYPE',
    schema: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
    preset: '',
    expects: { zh: '写音色的编号，全是数字', en: 'the number of a voice' },
    about: { zh: '用哪个音色念，编号见腾讯云语音合成的音色列表。不写：用它的默认音色。', en: 'Which voice reads, by the number in Tencent Cloud’s list. Unset: the service’s own default.' },
  }),
  mapKey: setting({
    name: 'MAP_KEY',
    schema: z.string().regex(/^[A-Za-z0-9]{16,64}$/),
    preset: '',
    expects: { zh: '写天地图的服务端密钥（tk），只有字母和数字', en: 'the server-side key (tk) of Tianditu, letters and digits' },
    about: secretAbout('天地图的密钥。写了：项目公开页上有一张地图，由服务器取来，群众的手机不连天地图。不写：不连任何地图服务，项目按离村委会的远近排，边界画成轮廓。', 'Key of Tianditu. Set: a project’s page shows a picture of the map, fetched by the server; the citizens’ phones ask no map service. Unset: no map service is asked; projects are listed by distance and the boundary is drawn as an outline.'),
  }),
  mapOrigin: setting({ name: 'MAP_ORIGIN', schema: origin, preset: 'https://api.tianditu.gov.cn', expects: originExpects, about: { zh: '天地图接口的地址。内网经代理出去时写代理的地址。', en: 'Where Tianditu is called. Behind a relay: its address.' }, production: { required: false, zh: '必须是 https', en: 'must be https' } }),
};

export type SettingKey = keyof typeof settingsCatalogue;
