import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';

/** The commonest surnames, which stand first among the characters of their sound. */
const surnames =
  '李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文区单仇解查盖尉詹';

/** All characters of GB 2312, the common ones (its first part) before the rest. */
function gb2312(): string[] {
  const decoder = new TextDecoder('gb18030');
  const found: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(character)) found.push(character);
    }
  }
  return found;
}

/** Syllable and the characters read so, all their readings counted: "a啊阿 ai爱". */
export function characterTable(): string {
  const read = new Map<string, string[]>();
  const common = [...surnames, ...gb2312()];
  for (const character of new Set(common)) {
    const readings = pinyin(character, { multiple: true, toneType: 'none', v: true, type: 'array' });
    for (const syllable of new Set([...readings, ...pinyin(character, { surname: 'all', toneType: 'none', v: true, type: 'array' })])) {
      if (/^[a-z]+$/.test(syllable)) read.set(syllable, [...(read.get(syllable) ?? []), character]);
    }
  }
  return [...read].sort(([one], [other]) => (one < other ? -1 : 1)).map(([syllable, characters]) => syllable + characters.join('')).join(' ');
}

export const tableFile = path.resolve(__dirname, '../miniapp/src/kiosk/characters.ts');
export const tableText = (): string => `// Written by scripts/pinyin-characters.ts. Do not edit by hand.\nexport const characters =\n  '${characterTable()}';\n`;

if (require.main === module) writeFileSync(tableFile, tableText());
