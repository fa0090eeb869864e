import { WxElement, emit } from './base';

/** WeChat cuts an input without `maxlength` at 140 characters. */
const defaultMaxLength = 140;

/** What 输入框 and 多行输入框 share: a native field inside, and WeChat's events around it. */
abstract class WxTextField<Field extends HTMLInputElement | HTMLTextAreaElement> extends WxElement {
  readonly field: Field;

  constructor(field: Field) {
    super();
    this.field = field;
    field.style.cssText = 'all: unset; display: block; width: 100%; height: 100%; min-height: inherit; box-sizing: border-box; white-space: inherit;';
    this.attachShadow({ mode: 'open' }).append(field);
    field.maxLength = defaultMaxLength;
    field.addEventListener('input', () => emit(this, 'input', { value: field.value, cursor: field.selectionStart ?? field.value.length, keyCode: 0 }));
    field.addEventListener('focus', () => emit(this, 'focus', { value: field.value, height: 0 }));
    field.addEventListener('blur', () => emit(this, 'blur', { value: field.value, cursor: field.selectionStart ?? field.value.length }));
  }

  tapped(): void {
    if (!this.flag('disabled')) this.field.focus();
  }

  formValue(): string {
    return this.field.value;
  }

  resetValue(): void {
    this.field.value = '';
  }

  override properties(): Record<string, unknown> {
    return { ...super.properties(), value: this.field.value };
  }

  protected override changed(name: string): void {
    const { field } = this;
    if (name === 'value' && field.value !== this.text('value')) field.value = this.text('value');
    if (name === 'placeholder') field.placeholder = this.text('placeholder');
    if (name === 'disabled') field.disabled = this.flag('disabled');
    if (name === 'focus' && this.flag('focus')) queueMicrotask(() => field.focus());
    if (name === 'maxlength') {
      const length = Number(this.text('maxlength', String(defaultMaxLength)));
      if (length >= 0) field.maxLength = length;
      else field.removeAttribute('maxlength');
    }
  }
}

/** 输入框 */
export class WxInput extends WxTextField<HTMLInputElement> {
  constructor() {
    super(document.createElement('input'));
    this.field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') emit(this, 'confirm', { value: this.field.value });
    });
  }

  protected override changed(name: string): void {
    super.changed(name);
    if (name === 'password') this.field.type = this.flag('password') ? 'password' : 'text';
    if (name === 'type') this.field.inputMode = { number: 'numeric', digit: 'decimal', idcard: 'text' }[this.text('type')] ?? 'text';
  }
}

/** 多行输入框 */
export class WxTextarea extends WxTextField<HTMLTextAreaElement> {
  constructor() {
    super(document.createElement('textarea'));
    this.field.addEventListener('input', () => {
      if (this.flag('auto-height')) this.style.height = `${this.field.scrollHeight}px`;
    });
  }
}
