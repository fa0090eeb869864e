import { Image } from '@tarojs/components';

/** A drawing in its own proportions. */
export function Drawing({ source, label }: { source: string; label: string }) {
  return <Image className="outline" src={source} mode="aspectFit" aria-label={label} />;
}
