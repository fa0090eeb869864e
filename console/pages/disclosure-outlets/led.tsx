import type { DisclosureOutlets } from '../../../contracts/disclosure-outlet';
import { CopyButton } from '../../parts/copy-button';
import { Lines } from './lines';

export function Led({ outlets: { led, ledUrl } }: { outlets: DisclosureOutlets }) {
  return <Lines title="LED 屏的文字" about={`一行一句，一行最多 40 个字。能读网址的屏，请厂家接这个地址，公开一项自动换：${ledUrl}`} acts={<CopyButton text={led.join('\n')} label="复制全文" />} lines={led} />;
}
