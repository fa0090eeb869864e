import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { homeAddress } from './leave';

export const addressNow = (): string => window.location.pathname + window.location.search;

/** Which page is shown; Taro tells when it goes to another. */
export function usePagePath(): string {
  const [path, setPath] = useState(addressNow);
  useEffect(() => {
    // Said before the address is looked at, and again once it stands there.
    const look = () => setTimeout(() => setPath(addressNow()));
    Taro.eventCenter.on('__taroRouterChange', look);
    return () => void Taro.eventCenter.off('__taroRouterChange', look);
  }, []);
  return path;
}

export const onHome = (path: string): boolean => path === homeAddress() || path.includes('/village/kiosk/');

/** The page on top; those below it stay in the document. */
export const currentPage = (): Element | undefined => [...document.querySelectorAll('.taro_page .page')].filter((page) => page.getClientRects().length > 0).pop();
