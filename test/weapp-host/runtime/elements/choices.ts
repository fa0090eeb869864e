import { WxElement, emit } from './base';

/** 复选框、单选框、开关: on or off, drawn as the native control. */
abstract class WxToggle extends WxElement {
  protected readonly box = document.createElement('input');

  constructor() {
    super();
    this.box.type = 'checkbox';
    this.box.tabIndex = -1;
    this.box.style.cssText = 'pointer-events: none; width: 1.2em; height: 1.2em; margin: 0 .3em 0 0; vertical-align: middle;';
    this.attachShadow({ mode: 'open' }).append(this.box, document.createElement('slot'));
  }

  get checked(): boolean {
    return this.box.checked;
  }
  set checked(value: boolean) {
    this.box.checked = value;
  }

  override properties(): Record<string, unknown> {
    return { ...super.properties(), checked: this.checked };
  }

  protected override changed(name: string): void {
    if (name === 'checked') this.checked = this.flag('checked');
    if (name === 'disabled') this.box.disabled = this.flag('disabled');
  }
}

/** 开关 */
export class WxSwitch extends WxToggle {
  tapped(): void {
    if (this.flag('disabled')) return;
    this.checked = !this.checked;
    emit(this, 'change', { value: this.checked });
  }

  formValue(): boolean {
    return this.checked;
  }

  resetValue(): void {
    this.checked = false;
  }
}

/** 复选框 */
export class WxCheckbox extends WxToggle {
  tapped(): void {
    if (this.flag('disabled')) return;
    this.checked = !this.checked;
    const group = this.closest('wx-checkbox-group');
    if (group instanceof WxCheckboxGroup) emit(group, 'change', { value: group.formValue() });
  }
}

/** 单选框 */
export class WxRadio extends WxToggle {
  constructor() {
    super();
    this.box.type = 'radio';
  }

  tapped(): void {
    if (this.flag('disabled') || this.checked) return;
    const group = this.closest('wx-radio-group');
    if (!(group instanceof WxRadioGroup)) {
      this.checked = true;
      return;
    }
    for (const radio of group.radios()) radio.checked = radio === this;
    emit(group, 'change', { value: this.text('value') });
  }
}

/** 复选框组 */
export class WxCheckboxGroup extends WxElement {
  formValue(): string[] {
    return this.boxes().filter((box) => box.checked).map((box) => box.text('value'));
  }

  resetValue(): void {
    for (const box of this.boxes()) box.checked = false;
  }

  private boxes(): WxCheckbox[] {
    return [...this.querySelectorAll('wx-checkbox')].filter((box) => box instanceof WxCheckbox);
  }
}

/** 单选框组 */
export class WxRadioGroup extends WxElement {
  formValue(): string {
    return this.radios().find((radio) => radio.checked)?.text('value') ?? '';
  }

  resetValue(): void {
    for (const radio of this.radios()) radio.checked = false;
  }

  radios(): WxRadio[] {
    return [...this.querySelectorAll('wx-radio')].filter((radio) => radio instanceof WxRadio);
  }
}
