import { settingsCatalogue, type Setting } from './catalogue';

const settings = Object.values(settingsCatalogue) as Setting[];

/** The text of `.env.example`: every variable, commented out, with what it is for. */
export function envExample(): string {
  const head = [
    '# 清鉴的设置。复制成 .env 再改；没有改的都有合理的缺省值。说明见 docs/configuration.md。',
    '# Settings of Qingjian. Copy to .env and change what you need; docs/configuration.md explains.',
  ];
  const entries = settings.map((setting) =>
    ['', `# ${setting.about.zh}`, `# ${setting.about.en}`, ...(setting.production ? [`# 正式运行：${setting.production.zh}。 Production: ${setting.production.en}.`] : []), `#${setting.name}=${setting.preset}`].join('\n'),
  );
  return `${[...head, ...entries].join('\n')}\n`;
}

/** The text of docs/configuration.md. */
export function configurationDocument(): string {
  const rows = settings.map((setting) => {
    const production = setting.production ? `${setting.production.zh}。<br>${capital(setting.production.en)}.` : '';
    return `| \`${setting.name}\` | ${setting.preset === '' ? '' : `\`${setting.preset}\``} | ${setting.about.zh}<br>${setting.about.en} | ${setting.expects.zh}。<br>${capital(setting.expects.en)}. | ${production} |`;
  });
  return `# 设置 Configuration

服务端和后台任务进程读同一组环境变量（也可以写在项目目录的 \`.env\` 里）。空的等于没写。启动时把所有问题一次列出来，改好再启动。
The server and the bot read the same environment variables (or \`.env\` in the project's folder). An empty one counts as unset. At start every fault is listed at once.

\`NODE_ENV=production\` 打开正式运行的检查：内置数据库、演示模式、缺少密钥文件、http 地址、后台与群众同一个域名，都会拒绝启动。
\`NODE_ENV=production\` turns the checks of production on: the embedded engine, demo mode, a missing key file, http origins and a console on the public origin are refused.

| 变量 Variable | 缺省 Default | 用途 For | 写法 Form | 正式运行 Production |
|---|---|---|---|---|
${rows.join('\n')}

## 试用时的登录 Signing in on a trial

登录凭据放在 \`__Host-session\` Cookie 里，浏览器只在 https 或本机地址上保存它。在本机试用请用 \`http://localhost:端口\` 或 \`http://127.0.0.1:端口\`，浏览器用 Chrome、Edge 或 Firefox；Safari 在 http 上不保存，别的电脑经 http 打开后台也登录不了。群众页面不受影响。
The session lives in the cookie \`__Host-session\`, which browsers keep on https or on this machine's own address only. On a trial use \`http://localhost:PORT\` or \`http://127.0.0.1:PORT\` with Chrome, Edge or Firefox; Safari does not keep it over http, and another computer cannot sign in over http. The citizens' pages are not affected.

## 微信沙箱 The WeChat sandbox

演示模式下没有写公众号和小程序的 AppID 时，\`npm start\` 会一起启动微信沙箱，端口是 \`PORT\` 加 100（缺省 3100），可以用 \`SANDBOX_PORT\` 另写；只在本机打开。\`npm run sandbox\` 单独启动它，并写出平台要用的环境变量。
In demo mode without the AppID of an official account or a mini-program, \`npm start\` also starts the WeChat sandbox, on \`PORT\` plus 100 (3100 by default) or on \`SANDBOX_PORT\`; it is open to this machine only. \`npm run sandbox\` starts it alone and prints the variables that the platform needs.

## 两份同时运行 Two copies side by side

给第二份另写 \`PORT\` 和 \`DATA_DIR\`。
Give the second copy its own \`PORT\` and \`DATA_DIR\`.
`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
