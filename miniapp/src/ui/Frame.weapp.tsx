import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

interface FrameProps {
  elder: boolean;
  scale: number;
  children: ReactNode;
}

export function Frame({ elder, scale, children }: FrameProps) {
  return (
    <View className={elder ? 'page elder' : 'page'} style={`--k: ${scale}`}>
      {children}
    </View>
  );
}
