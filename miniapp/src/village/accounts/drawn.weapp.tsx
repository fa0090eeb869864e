import { View } from '@tarojs/components';
import type { ColumnsTableProps, FigureProps, PartProps } from './drawn.types';

export function Figure({ className, label, children }: FigureProps) {
  return (
    <View className={className} aria-role="img" aria-label={label}>
      {children}
    </View>
  );
}

const rule = (name: string, value: number | undefined): string => (value === undefined ? '' : `${name}:${value}%;`);

export function Part({ className, height, left, width }: PartProps) {
  return <View className={className} style={rule('height', height) + rule('left', left) + rule('width', width)} />;
}

export function ColumnsTable({ className, caption, head, rows }: ColumnsTableProps) {
  return (
    <View className={className} aria-role="table" aria-label={caption}>
      <View className="table__row" aria-role="row">
        {head.map((name) => (
          <View key={name} className="table__value" aria-role="columnheader">
            {name}
          </View>
        ))}
      </View>
      {rows.map(({ name, cells }) => (
        <View key={name} className="table__row" aria-role="row">
          <View className="table__name" aria-role="rowheader">
            {name}
          </View>
          {cells.map((cell, index) => (
            <View key={head[index + 1]} className="table__value" aria-role="cell">
              {cell}
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}
