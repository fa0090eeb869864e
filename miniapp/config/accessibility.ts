import type { IPluginContext } from '@tarojs/service';

interface MiniPlatform {
  template: { mergeComponents(context: IPluginContext, components: Record<string, Record<string, string>>): void };
}

const spoken = {
  'aria-role': '',
  'aria-label': '',
  'aria-checked': '',
  'aria-pressed': '',
  'aria-disabled': '',
  'aria-expanded': '',
  'aria-hidden': '',
  'aria-live': '',
  'aria-busy': '',
  'aria-level': '',
};

/** Taro's templates leave out the attributes a screen reader needs; the mini-program has them, so they are added. */
export default (context: IPluginContext) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (process.env.TARO_ENV !== 'weapp') return;
      platform.template.mergeComponents(context, { View: spoken, Text: spoken, Image: spoken, Input: { 'aria-label': '' }, Textarea: { 'aria-label': '' } });
    },
  });
};
