import { WxElement, emit, isTappable } from './elements/base';

/** How far a finger may move, in px, and the press still is a tap. */
const tapDistance = 10;
/** After this many milliseconds WeChat calls a press long, and no tap follows. */
const longPressAfter = 350;

interface Press {
  x: number;
  y: number;
  target: EventTarget | null;
  timer: number;
}

/** Turns the browser's touches into WeChat's: touchstart, touchmove, touchend, touchcancel, tap, longpress. */
export function listenToGestures(): void {
  const presses = new Map<number, Press>();
  const listen = (type: 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel', follow: (touch: Touch, event: TouchEvent) => void) =>
    document.addEventListener(
      type,
      (event) => {
        const touch = event.changedTouches[0];
        if (touch && event.target instanceof Node && emit(event.target, type, position(touch), settings(event)) && event.cancelable) event.preventDefault();
        for (const changed of event.changedTouches) follow(changed, event);
      },
      { capture: true, passive: false },
    );
  const drop = ({ identifier }: Touch) => {
    window.clearTimeout(presses.get(identifier)?.timer);
    presses.delete(identifier);
  };

  listen('touchstart', (touch, event) => {
    const timer = window.setTimeout(() => {
      presses.delete(touch.identifier);
      if (event.target instanceof Node) for (const type of ['longpress', 'longtap']) emit(event.target, type, position(touch), settings(event));
    }, longPressAfter);
    presses.set(touch.identifier, { x: touch.clientX, y: touch.clientY, target: event.target, timer });
  });
  listen('touchmove', (touch) => {
    const press = presses.get(touch.identifier);
    if (press && Math.hypot(press.x - touch.clientX, press.y - touch.clientY) > tapDistance) drop(touch);
  });
  listen('touchcancel', drop);
  listen('touchend', (touch, event) => {
    const press = presses.get(touch.identifier);
    drop(touch);
    if (press?.target instanceof Element) tap(press.target, position(touch), event);
  });
  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const) {
    document.addEventListener(type, (event) => {
      if (event.target instanceof Node) emit(event.target, type, {}, { original: event });
    });
  }
}

/** A tap as the mini-program hears it, then what the tapped component does by itself. */
function tap(target: Element, detail: { x: number; y: number }, event: TouchEvent): void {
  const button = target.closest('wx-button');
  if (button instanceof WxElement && button.flag('disabled')) return;
  emit(target, 'tap', detail, settings(event));
  for (let node: Element | null = target; node; node = node.parentElement) {
    if (!isTappable(node)) continue;
    node.tapped();
    return;
  }
}

function position(touch: Touch): { x: number; y: number } {
  return { x: touch.pageX, y: touch.pageY };
}

function settings(event: TouchEvent) {
  const plain = (touches: TouchList) => [...touches].map(({ identifier, pageX, pageY, clientX, clientY }) => ({ identifier, pageX, pageY, clientX, clientY }));
  return { bubbles: true, original: event, fields: { touches: plain(event.touches), changedTouches: plain(event.changedTouches) } };
}
