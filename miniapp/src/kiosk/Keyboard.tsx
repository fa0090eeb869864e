import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { KioskIcon } from './icons';
import { charactersOf, lastLetters } from './pinyin';

/** The field that is typed into; null while there is none. */
export function useTyping(): HTMLInputElement | null {
  const [field, setField] = useState<HTMLInputElement | null>(null);
  useEffect(() => {
    // Its own keyboard stays away: this one is always there, and looks the same everywhere.
    const take = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      target.dataset.keys ??= target.inputMode;
      target.inputMode = 'none';
    };
    const come = (event: FocusEvent) => {
      take(event);
      setField(event.target instanceof HTMLInputElement ? event.target : null);
    };
    const go = ({ relatedTarget }: FocusEvent) => setField(relatedTarget instanceof HTMLInputElement ? relatedTarget : null);
    document.addEventListener('pointerdown', take, true);
    document.addEventListener('focusin', come);
    document.addEventListener('focusout', go);
    return () => {
      document.removeEventListener('pointerdown', take, true);
      document.removeEventListener('focusin', come);
      document.removeEventListener('focusout', go);
    };
  }, []);
  // A field that is gone with its page says nothing.
  useEffect(() => {
    if (!field) return;
    const timer = setInterval(() => field.isConnected || setField(null), 500);
    return () => clearInterval(timer);
  }, [field]);
  return field;
}

const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;

/** As if it had been typed: React hears of it. */
function put(field: HTMLInputElement, value: string): void {
  if (field.maxLength >= 0 && value.length > field.maxLength) return;
  setValue?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];
const letters = [
  ['q', 'w', 'e', 'r', 't', 'y', 'u', 'i', 'o', 'p'],
  ['a', 's', 'd', 'f', 'g', 'h', 'j', 'k', 'l'],
  ['z', 'x', 'c', 'v', 'b', 'n', 'm'],
];

/** Digits, or letters: what is searched for is found by its pinyin as well, and where a name is asked for, letters become a character. */
export function Keyboard({ field }: { field: HTMLInputElement }) {
  const follow = useCallback(
    (changed: () => void) => {
      field.addEventListener('input', changed);
      return () => field.removeEventListener('input', changed);
    },
    [field],
  );
  const value = useSyncExternalStore(follow, () => field.value);
  const numbersOnly = field.dataset.keys === 'numeric';
  const typed = numbersOnly ? '' : lastLetters(value);
  const type = (key: string) => put(field, field.value + key);
  const offered = charactersOf(typed);
  const choose = (character: string) => put(field, field.value.slice(0, field.value.length - typed.length) + character + typed.slice(offered.taken));
  return (
    // The field keeps the focus while keys are pressed.
    <div className={numbersOnly ? 'kiosk-keys kiosk-keys--digits' : 'kiosk-keys'} role="group" aria-label="键盘" onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()}>
      {numbersOnly ? null : (
        <div className="kiosk-keys__found">
          {typed === '' ? <span>写拼音就能找；要写字，打完拼音在这里选</span> : offered.characters.map((character) => <Key key={character} name={character} onPress={choose} />)}
        </div>
      )}
      <div className="kiosk-keys__row">
        {digits.map((key) => (
          <Key key={key} name={key} onPress={type} />
        ))}
      </div>
      {numbersOnly
        ? null
        : letters.map((row) => (
            <div key={row[0]} className="kiosk-keys__row">
              {row.map((key) => (
                <Key key={key} name={key} onPress={type} />
              ))}
            </div>
          ))}
      <div className="kiosk-keys__row kiosk-keys__row--acts">
        <button type="button" onClick={() => put(field, '')}>
          清空
        </button>
        <button type="button" onClick={() => put(field, field.value.slice(0, -1))}>
          <KioskIcon name="erase" />
          删一个
        </button>
        <button type="button" className="kiosk-keys__done" onClick={() => field.blur()}>
          写好了
        </button>
      </div>
    </div>
  );
}

function Key({ name, onPress }: { name: string; onPress: (name: string) => void }) {
  return (
    <button type="button" onClick={() => onPress(name)}>
      {name}
    </button>
  );
}
