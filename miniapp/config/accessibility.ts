import type { IPluginContext } from '@tarojs/service';
import path from 'node:path';
import spoken from './spoken.json';

interface Platform {
  runtimePath: string | string[];
  template: { mergeComponents(context: IPluginContext, components: Record<string, Record<string, string>>): void };
}

/**
 * Taro's templates leave out the attributes a screen reader needs; the mini-program has them, so they are added.
 * The run time must know them too: both number a component's attributes by their place in the same sorted list.
 */
export default (context: IPluginContext) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      if (process.env.TARO_ENV !== 'weapp') return;
      platform.template.mergeComponents(context, spoken);
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'accessibility.runtime.ts')].flat();
    },
  });
};
