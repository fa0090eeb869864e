import { match, pinyin } from 'pinyin-pro';

const endings = /(村民委员会|居民委员会|村委会|居委会|街道办事处|办事处|社区|街道|委员会|村|镇|乡|局)$/;
const pinyinEndings = /(shequ|jiedao|cun|zhen|xiang|ju)$/;

/** A name without what all names of its kind end with: 青禾村 and 青禾 are the same place to whoever types. */
const stemOf = (name: string): string => name.replace(endings, '') || name;
const clean = (text: string): string => text.toLowerCase().replace(/[\s'’·,，。.、]/g, '');
const soundOf = (text: string): string => pinyin(text, { toneType: 'none', type: 'array' }).join('').toLowerCase();

/**
 * How well a text means a name: by its characters, wholly or in part, by its sound (a wrong character, pinyin in full,
 * initials), and with common endings left away. 0: not at all; 100: it is the name.
 */
export function likeness(typed: string, name: string): number {
  const text = clean(typed);
  if (text === '') return 0;
  if (text === name) return 100;
  return /^[a-z]+$/.test(text) ? soundLikeness(text, name) : characterLikeness(stemOf(text), stemOf(name));
}

function characterLikeness(text: string, stem: string): number {
  if (text === stem) return 95;
  if (stem.startsWith(text)) return 80;
  if (stem.includes(text)) return 70;
  if (soundOf(text) === soundOf(stem)) return 65;
  if (text.length > stem.length && text.includes(stem)) return 60;
  return text.length > 1 && isScattered(text, stem) ? 40 : 0;
}

/** 安局 means 公安分局: all characters in their order, with others in between. */
function isScattered(text: string, name: string): boolean {
  let from = 0;
  for (const character of text) {
    from = name.indexOf(character, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

function soundLikeness(text: string, name: string): number {
  const stem = stemOf(name);
  return Math.max(soundOf(name) === text ? 90 : 0, soundScore(text, stem), soundScore(text.replace(pinyinEndings, ''), stem) - 1, soundScore(text, name) - 2);
}

function soundScore(text: string, name: string): number {
  if (text === '') return 0;
  // Knows the several sounds of a character: 长乐 is both changle and zhangle.
  const found = match(name, text, { precision: 'first', continuous: true });
  if (!found) return 0;
  const whole = found.length === [...name].length;
  const full = soundOf(name).startsWith(text) && text.length > found.length;
  return (whole ? 75 : found[0] === 0 ? 60 : 45) + (full ? 10 : 0);
}
