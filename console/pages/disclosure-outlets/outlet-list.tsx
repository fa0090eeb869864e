import { Button } from 'antd';
import { Megaphone, MessageSquareText, Monitor, Newspaper, ScrollText, type LucideIcon } from 'lucide-react';
import type { ArticleOutlet } from '../../../contracts/article-draft';
import type { AudioOutlet } from '../../../contracts/broadcast-audio';
import type { DisclosureOutlets } from '../../../contracts/disclosure-outlet';
import { LightTag } from '../../parts/light';
import { articleState, audioState, type OutletName, type OutletState } from './states';

interface Props {
  outlets: DisclosureOutlets;
  article: ArticleOutlet | undefined;
  audio: AudioOutlet | undefined;
  chosen: OutletName;
  onChoose: (name: OutletName) => void;
}

/** The five outlets in a row each: what it is, how far, what is next, and the button that leads there. */
export function OutletList({ outlets, article, audio, chosen, onChoose }: Props) {
  const rows: { name: OutletName; icon: LucideIcon; title: string; state: OutletState; act: string }[] = [
    { name: 'kiosk', icon: Monitor, title: '触摸屏', state: { light: 'done', word: '公开时自动有', next: '手机上也是这一份' }, act: '看怎么装' },
    { name: 'board', icon: ScrollText, title: '公开栏', state: { light: null, word: '样子好了', next: '打印 A3，贴到村里的公开栏' }, act: '看和打印' },
    { name: 'article', icon: MessageSquareText, title: '公众号', state: articleState(article), act: '看和存草稿' },
    { name: 'led', icon: Newspaper, title: 'LED 屏', state: { light: null, word: `${outlets.led.length} 行文字`, next: '接了地址的屏自己会换；没接的，复制过去' }, act: '看和复制' },
    { name: 'broadcast', icon: Megaphone, title: '广播', state: audioState(audio), act: '看稿子、听音频' },
  ];
  return (
    <ul className="card outlet-list no-print" aria-label="五个出口">
      {rows.map(({ name, icon: Icon, title, state, act }) => (
        <li key={name} className={name === chosen ? 'on' : undefined}>
          <Icon size={20} aria-hidden="true" />
          <b>{title}</b>
          {state.light ? <LightTag light={state.light} word={state.word} /> : <span>{state.word}</span>}
          <span className="muted">{state.next}</span>
          <Button aria-pressed={name === chosen} aria-label={`${title}：${act}`} onClick={() => onChoose(name)}>
            {act}
          </Button>
        </li>
      ))}
    </ul>
  );
}
