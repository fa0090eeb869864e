import { Keyboard, Menu as MenuIcon } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Menu, MenuEntry } from '../../contract';
import { webAddress } from './text-parts';

interface Props {
  menu: Menu;
  onClick(key: string): void;
  onKeyboard(): void;
}

/** The account's menu as this follower has it, with its second level above. */
export function MenuBar({ menu, onClick, onKeyboard }: Props) {
  const [open, setOpen] = useState<number | null>(null);
  const bar = useRef<HTMLElement>(null);
  const close = () => setOpen(null);

  useEffect(() => {
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && !bar.current?.contains(target)) setOpen(null);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, []);

  const keys = ({ key }: KeyboardEvent<HTMLElement>) => {
    if (key !== 'Escape' || open === null) return;
    bar.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    close();
  };
  return (
    <nav ref={bar} className="menu-bar" aria-label="公众号菜单" onKeyDown={keys}>
      <button type="button" className="bar-switch" aria-label="改用键盘" onClick={onKeyboard}>
        <Keyboard size={22} strokeWidth={1.7} aria-hidden />
      </button>
      {menu.map((first, index) => (
        <div key={first.name} className="menu-first">
          {first.children.length === 0 ? (
            <MenuButton entry={first} onClick={onClick} />
          ) : (
            <>
              <button type="button" aria-expanded={open === index} onClick={() => setOpen(open === index ? null : index)}>
                <MenuIcon size={13} aria-hidden />
                {first.name}
              </button>
              {open === index && (
                <ul className="menu-second">
                  {first.children.map((second) => (
                    <li key={second.name}>
                      <MenuButton
                        entry={second}
                        onClick={(key) => {
                          onClick(key);
                          close();
                        }}
                        onOpen={close}
                      />
                    </li>
                  ))}
                </ul>
              )}
            </>
          )}
        </div>
      ))}
    </nav>
  );
}

function MenuButton({ entry: { name, click, url }, onClick, onOpen }: { entry: MenuEntry; onClick(key: string): void; onOpen?(): void }) {
  const address = webAddress(url);
  if (address !== null) {
    return (
      <a href={address} target="_blank" rel="noreferrer" onClick={onOpen}>
        {name}
      </a>
    );
  }
  return (
    <button type="button" disabled={click === null} onClick={() => click !== null && onClick(click)}>
      {name}
    </button>
  );
}
