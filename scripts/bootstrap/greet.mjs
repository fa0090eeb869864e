// What a person sees when all is ready: where to go, with which account, in Chinese and English.

async function get(port, path) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

export async function greet({ port, demo, sandbox, tookMs }) {
  const origin = process.env.PUBLIC_ORIGIN || `http://localhost:${port}`;
  const console_ = process.env.CONSOLE_ORIGIN || origin;
  const lines = [
    '',
    `清鉴已启动（${(tookMs / 1000).toFixed(1)} 秒） · Qingjian is ready`,
    `  群众端 Portal        ${origin}/`,
  ];
  const accounts = demo ? await get(port, '/api/public/demo-accounts') : undefined;
  if (accounts?.ratingWindowCode) lines.push(`  评议页 Rating page   ${origin}/r/${accounts.ratingWindowCode}`);
  lines.push(`  管理台 Console       ${console_}/console`, `  接口 API docs        ${console_}/docs`);
  if (sandbox) lines.push(`  微信沙箱 WeChat      ${sandbox.replace('127.0.0.1', 'localhost')}/`);
  if (accounts) {
    lines.push('', `  演示账号，密码都是 ${accounts.password} · Demo accounts, one password; the sign-in page shows the second factor`);
    for (const account of accounts.accounts) lines.push(`    ${account.username.padEnd(10)} ${account.roleLabel}：${account.what}`);
    lines.push('', `  演示回执码，在 ${origin}/report/visit/index 里填 · Receipts of demo reports`);
    for (const { code, what } of accounts.receipts) lines.push(`    ${code.replace(/(\d{4})(?=\d)/g, '$1 ')}   ${what}`);
  }
  lines.push('', '  按 Ctrl-C 停止 · Ctrl-C stops all', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}
