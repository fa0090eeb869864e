import { Dialog } from '../parts/dialog';

const steps: readonly { title: string; text: string }[] = [
  { title: '绑定一个人', text: '左边选“演示干部17”，点一下他的邀请码就抄好了。把它发给公众号，就绑定了。在管理台给别人发邀请，得到的邀请码用法一样；点“扫一个码”填进去也行。' },
  { title: '同意收提醒', text: '公众号接着问愿不愿意收廉政提醒，回复 1 就是同意。同意了什么、哪一刻同意的，管理台里都看得到。' },
  { title: '看明天早上的提醒', text: '明天是演示干部13 和演示干部17 的政治生日。右边“下一件会发生的事”写着几点发给几个人。点“下一件事”，或在日子上点一天。时钟一到，手机上就来一张卡片，点“查看详情”打开它的页面。' },
  { title: '退订', text: '对公众号说“退订”，提醒马上停。再往后拨几天，就不来了。想再收，说“订阅”。' },
  { title: '信息员报一件事', text: '左边换成“演示信息员1”，说“报事”，照着一步一步答，可以发图片、语音和位置，最后说“提交”，得到编号和回执。换一位群众说“举报”，看公众号怎么请他走不留名的路。' },
  { title: '让微信出错', text: '在“让它出错”里点“系统繁忙”，占比调到一半，再去看下一件事。来往记录里红色的是没成的，平台过一会儿再试，或者改走别的路；同一件事不会收到两遍。' },
  { title: '回到现在', text: '看完了点时钟右上角的“回到现在”，出错的占比也都点掉。' },
];

/** What to try, in the order that shows most. */
export function GuideDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="使用说明" onClose={onClose}>
      <p>这一页装成一个公众号和几位关注者的手机，让您不用微信就能看到平台怎么和人来往。这里的人、消息和短信都不会离开这台机器。</p>
      <ol className="guide">
        {steps.map(({ title, text }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <p className="muted">“同种子可重放”：种子不变，从头再来一遍，出错的次序也一样。</p>
    </Dialog>
  );
}
