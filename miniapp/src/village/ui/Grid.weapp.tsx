import { ScrollView, View } from '@tarojs/components';
import { cellClass, type GridProps } from './Grid.types';

const role = (name: string): Record<string, string> => ({ 'aria-role': name });

/** A table with heads, which moves sideways where it is wider than the phone. */
export function Grid({ caption, titles, rows, kinds, fixed }: GridProps) {
  return (
    <ScrollView className="grid-scroll" scrollX>
      <View className={fixed ? 'grid grid--fixed' : 'grid'} {...role('table')} aria-label={caption}>
        <View className="grid__row" {...role('row')}>
          {titles.map((title, index) => (
            <View key={title} className={`${cellClass(index, kinds)} grid__head`} {...role('columnheader')}>
              {title}
            </View>
          ))}
        </View>
        {rows.map((row, number) => (
          <View key={number} className="grid__row" {...role('row')}>
            {row.map((cell, index) => (
              <View key={index} className={cellClass(index, kinds)} {...role('cell')}>
                {cell}
              </View>
            ))}
          </View>
        ))}
      </View>
    </ScrollView>
  );
}
