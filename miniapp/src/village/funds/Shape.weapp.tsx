import { View } from '@tarojs/components';
import type { ShapeProps } from './Shape';

/** The mini-program has no drawing elements: a band is a box cut to its outline. */
export function Shape({ className, before = 0, width = 100, outline, children }: ShapeProps) {
  return (
    <View className={className} style={{ marginLeft: `${before}%`, width: `${width}%`, ...(outline ? { clipPath: outline } : {}) }} {...(children ? {} : { 'aria-hidden': 'true' })}>
      {children}
    </View>
  );
}
