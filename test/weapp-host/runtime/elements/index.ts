import { WxElement } from './base';
import { WxCheckbox, WxCheckboxGroup, WxRadio, WxRadioGroup, WxSwitch } from './choices';
import { WxButton, WxForm, WxLabel } from './form';
import { WxInput, WxTextarea } from './input';
import { WxCanvas, WxImage, WxPicker, WxScrollView, WxSwiper } from './others';
export { defaultStyle } from './style';

const behaving: Record<string, CustomElementConstructor> = {
  button: WxButton,
  canvas: WxCanvas,
  checkbox: WxCheckbox,
  'checkbox-group': WxCheckboxGroup,
  form: WxForm,
  image: WxImage,
  input: WxInput,
  label: WxLabel,
  picker: WxPicker,
  radio: WxRadio,
  'radio-group': WxRadioGroup,
  'scroll-view': WxScrollView,
  swiper: WxSwiper,
  switch: WxSwitch,
  textarea: WxTextarea,
};
const plain = ['page', 'view', 'text', 'icon', 'progress', 'cover-view', 'swiper-item'];

/** Registers the built-in components that this host knows, and the tags of the mini-program's own components. */
export function defineElements(componentTags: Iterable<string>): void {
  for (const [tag, element] of Object.entries(behaving)) customElements.define(`wx-${tag}`, element);
  for (const tag of new Set([...plain, ...componentTags])) {
    if (!(tag in behaving)) customElements.define(`wx-${tag}`, class extends WxElement {});
  }
}
