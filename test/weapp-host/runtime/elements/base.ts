import { glassEasel } from 'glass-easel-miniprogram-adapter';

/** A DOM node that WeChat's framework made, with the framework's own node behind it. */
export type FrameworkNode = Node & { __wxElement?: glassEasel.Element };

export interface EventSettings {
  bubbles?: boolean;
  original?: Event;
  /** Fields of the event besides `detail`, e.g. `touches`. */
  fields?: Record<string, unknown>;
}

/** Sends an event into the mini-program, as the view layer does. Returns whether a listener prevented the default. */
export function emit(node: Node, type: string, detail: unknown, { bubbles = false, original, fields }: EventSettings = {}): boolean {
  let owner: FrameworkNode | null = node;
  while (owner && !owner.__wxElement) owner = owner.parentNode;
  if (!owner?.__wxElement) return false;
  const event = new glassEasel.Event(type, detail, { bubbles, composed: bubbles, capturePhase: true, originalEvent: original, extraFields: fields });
  glassEasel.Event.dispatchEvent(owner.__wxElement, event);
  return event.defaultPrevented();
}

/** What every built-in component of WeChat shares in this host. */
export class WxElement extends HTMLElement {
  declare __wxElement?: glassEasel.Element;

  /** The framework prefixes ids to keep components apart; tests and styles want the written one. */
  override get id(): string {
    return this.getAttribute('id') ?? '';
  }
  override set id(value: string) {
    super.setAttribute('id', value.replace(/^.*?--/, ''));
  }

  /** The value as the mini-program gave it, not its text. */
  raw(name: string): unknown {
    return this.given().find((attribute) => attribute.name === name)?.value;
  }

  flag(name: string): boolean {
    return Boolean(this.raw(name));
  }

  text(name: string, otherwise = ''): string {
    const value = this.raw(name);
    return value === undefined || value === null ? otherwise : String(value);
  }

  override setAttribute(name: string, value: string): void {
    const given = this.given().find((attribute) => attribute.name === name);
    // The framework writes an undefined value as an empty attribute, which would read as "on".
    if (given && (given.value === undefined || given.value === null)) super.removeAttribute(name);
    else super.setAttribute(name, value);
    this.changed(name);
  }

  override removeAttribute(name: string): void {
    super.removeAttribute(name);
    this.changed(name);
  }

  /** The properties that `element.property(name)` of the automator reads. */
  properties(): Record<string, unknown> {
    return Object.fromEntries(this.given().map(({ name, value }) => [name.replace(/-(\w)/g, (_whole, letter: string) => letter.toUpperCase()), value]));
  }

  private given(): { name: string; value: unknown }[] {
    return this.__wxElement?.attributes ?? [];
  }

  /** Called after an attribute was set or removed. */
  protected changed(_name: string): void {}
}

/** A component that does something of its own when it, or its label, is tapped. */
export interface Tappable extends WxElement {
  tapped(): void;
}
export function isTappable(node: unknown): node is Tappable {
  return node instanceof WxElement && 'tapped' in node;
}

/** A component that a form collects and resets. */
export interface FormField extends WxElement {
  formValue(): unknown;
  resetValue(): void;
}
export function isFormField(node: unknown): node is FormField {
  return node instanceof WxElement && 'formValue' in node;
}
