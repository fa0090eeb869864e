import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { kioskCode } from '../platform/kiosk';
import { goHome } from '../platform/places';
import { Icon } from './Icon';
import { ReadAloud } from './ReadAloud';

export interface TopBarProps {
  title: string;
  home?: boolean;
  readable?: boolean;
  corner?: ReactNode;
  onBack?: () => void;
}

/** The bar the mini-program has by itself. Someone who came by a link has nothing to go back to but the home page. */
export function TopBar({ title, home, readable, corner, onBack }: TopBarProps) {
  if (home) {
    return (
      <header className="top-bar top-bar--home">
        <Icon name="mark" />
        <span className="wordmark">{title}</span>
      </header>
    );
  }
  const hasPast = Taro.getCurrentPages().length > 1;
  const back = onBack ?? (() => void (hasPast ? Taro.navigateBack() : goHome()));
  return (
    <header className={corner ? 'top-bar top-bar--corner' : 'top-bar'}>
      <button type="button" className="top-bar__back" onClick={back}>
        <Icon name="back" />
        <span>{onBack || hasPast ? '返回' : '首页'}</span>
      </button>
      <span className="top-bar__title" aria-hidden>
        {title}
      </span>
      {/* A screen in the hall has it at its foot. */}
      {readable && !kioskCode() ? <ReadAloud /> : null}
      {corner}
    </header>
  );
}
