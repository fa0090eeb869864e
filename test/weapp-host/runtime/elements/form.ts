import { WxElement, emit, isFormField, isTappable } from './base';

/** 表单 */
export class WxForm extends WxElement {
  submit(): void {
    emit(this, 'submit', { value: Object.fromEntries(this.fields().map((field) => [field.text('name'), field.formValue()])) });
  }

  reset(): void {
    for (const field of this.fields()) field.resetValue();
    emit(this, 'reset', {});
  }

  private fields() {
    return [...this.querySelectorAll('[name]')].filter(isFormField).filter((field) => field.text('name') !== '');
  }
}

/** 按钮 */
export class WxButton extends WxElement {
  /** Told when the person pressed a button that agrees to the privacy guide. */
  static agreedTo: (id: string) => void = () => {};

  tapped(): void {
    if (this.text('open-type').split('|').includes('agreePrivacyAuthorization')) {
      WxButton.agreedTo(this.id);
      emit(this, 'agreeprivacyauthorization', {});
    }
    const form = this.closest('wx-form');
    if (!(form instanceof WxForm)) return;
    if (this.text('form-type') === 'submit') form.submit();
    if (this.text('form-type') === 'reset') form.reset();
  }
}

/** 标签：点它等于点它的控件 */
export class WxLabel extends WxElement {
  tapped(): void {
    const id = this.text('for');
    const control = id ? this.closest('wx-page')?.querySelector(`[id="${CSS.escape(id)}"]`) : [...this.querySelectorAll('*')].find(isTappable);
    if (isTappable(control)) control.tapped();
  }
}
