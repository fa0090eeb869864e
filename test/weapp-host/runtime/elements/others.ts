import { WxElement, emit } from './base';

/** 选择器: the native wheel does not open here; a test picks with `element.trigger('change', { value })`. */
export class WxPicker extends WxElement {
  formValue(): unknown {
    return this.raw('value');
  }

  resetValue(): void {}
}

/** 图片: its `src` is relative to the page, or a file that the mini-program was given. */
export class WxImage extends WxElement {
  private readonly picture = document.createElement('img');

  constructor() {
    super();
    this.picture.style.cssText = 'display: block; width: 100%; height: 100%;';
    this.attachShadow({ mode: 'open' }).append(this.picture);
    this.picture.addEventListener('load', () => emit(this, 'load', { width: this.picture.naturalWidth, height: this.picture.naturalHeight }));
    this.picture.addEventListener('error', () => emit(this, 'error', { errMsg: 'GET failed' }));
  }

  protected override changed(name: string): void {
    if (name === 'src') {
      const source = this.text('src');
      if (source === '') this.picture.removeAttribute('src');
      else this.picture.src = WxImage.locate(source, this);
    }
    if (name === 'mode') {
      const mode = this.text('mode');
      this.picture.style.objectFit = { aspectFit: 'contain', aspectFill: 'cover', scaleToFill: 'fill' }[mode] ?? 'cover';
      if (mode === 'widthFix') this.style.height = 'auto';
      if (mode === 'heightFix') this.style.width = 'auto';
    }
  }

  /** Turns a source as the mini-program writes it into an address of this page; set when the host starts. */
  static locate: (source: string, image: WxImage) => string = (source) => source;
}

/** 画布 (type 2d) */
export class WxCanvas extends WxElement {
  readonly canvas = document.createElement('canvas');

  constructor() {
    super();
    this.canvas.style.cssText = 'display: block; width: 100%; height: 100%;';
    this.attachShadow({ mode: 'open' }).append(this.canvas);
    asCanvasOfWeChat(this.canvas);
  }
}

/** Gives a canvas what WeChat's has and the browser's has not. */
export function asCanvasOfWeChat(canvas: HTMLCanvasElement): HTMLCanvasElement {
  return Object.assign(canvas, {
    createImage: () => new Image(),
    requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    cancelAnimationFrame: (handle: number) => cancelAnimationFrame(handle),
  });
}

/** 滚动区 */
export class WxScrollView extends WxElement {
  constructor() {
    super();
    this.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = this;
      emit(this, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
      const distance = Number(this.text('lower-threshold', '50'));
      if (this.flag('scroll-y') && scrollTop + clientHeight >= scrollHeight - distance) emit(this, 'scrolltolower', { direction: 'bottom' });
    });
  }

  protected override changed(name: string): void {
    if (name === 'scroll-y') this.style.overflowY = this.flag('scroll-y') ? 'auto' : 'hidden';
    if (name === 'scroll-x') this.style.overflowX = this.flag('scroll-x') ? 'auto' : 'hidden';
    if (name === 'scroll-top') this.scrollTop = Number(this.text('scroll-top', '0'));
    if (name === 'scroll-into-view') this.querySelector(`[id="${CSS.escape(this.text('scroll-into-view'))}"]`)?.scrollIntoView();
  }
}

/** 轮播 */
export class WxSwiper extends WxElement {
  swipeTo(index: number): void {
    this.show(index);
    emit(this, 'change', { current: index, source: 'touch' });
    emit(this, 'animationfinish', { current: index, source: 'touch' });
  }

  protected override changed(name: string): void {
    if (name === 'current') this.show(Number(this.text('current', '0')));
  }

  private show(index: number): void {
    this.querySelectorAll('wx-swiper-item')[index]?.scrollIntoView({ block: 'nearest', inline: 'start' });
  }
}
