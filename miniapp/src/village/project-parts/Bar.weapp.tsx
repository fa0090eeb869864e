import { View } from '@tarojs/components';

/** A bar as wide as its share; said in figures beside it. */
export function Bar({ share, over = false }: { share: number; over?: boolean }) {
  return (
    <View className="project-bar" aria-hidden="true">
      <View className={over ? 'project-bar__fill project-bar__fill--over' : 'project-bar__fill'} style={{ width: `${share * 100}%` }} />
    </View>
  );
}
