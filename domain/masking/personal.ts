import type { PersonalDecision, PersonalKind } from '../../contracts/publication';
import { doubleSurnames, maskName } from './mask';

/** Words in free text that look personal. Nobody can be sure of them: they are proposed, and a person decides. */
export interface Proposal {
  text: string;
  kind: PersonalKind;
  masked: string;
  suggestion: PersonalDecision;
}

/** Names that are known: of people with a post in the village, and those in the publication's own columns of names. */
export interface KnownNames {
  posts: ReadonlySet<string>;
  columns: ReadonlySet<string>;
}

const surnames = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦柳邢骆岳梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲阳裴席卫查屈鲍位覃霍翁隋植甘景薄司柏宁柯阮桂闵柴华车冉房',
);
/** 张和平 is a name, 李明和 is 李明 and somebody else: words of grammar end a name only in its last place. */
const ends = '两在因等领交为和与及已将共户家把被从到给发申补每各这那是不去个名位日年书支队站所';
const first = '[^\\s\\d\\p{P}\\p{S}的村委会镇乡县]';
const second = `[^\\s\\d\\p{P}\\p{S}的村委会镇乡县${ends}]`;
const surname = `(?:${[...doubleSurnames].join('|')}|[${[...surnames].join('')}])`;
const personName = `${surname}${first}${second}?`;

const before = new RegExp(`(?:户主|村民|群众|社员|党员|低保户|五保户|特困户|残疾人|老人|受助人|领取人|经办人|收款人|承包人|户名)[：:\\s]?(${personName})`, 'gu');
const after = new RegExp(`(${personName})(?=同志|户(?!口|数|主|籍)|家(?!庭)|先生|女士|大爷|大娘|夫妇)`, 'gu');
const children = new RegExp(`(?:儿子|女儿|孙子|孙女|外孙女?|长子|次子|三子|长女|次女|三女|孩子|小孩|学生|幼儿|儿童)[：:\\s]?(${personName})`, 'gu');
const addresses = /(?:[路街巷弄里院组社庄湾沟坪寨屯营区园苑村])(\d{1,4}\s?号(?!楼|线|文|令|凭|标)(?:\s?\d{1,3}\s?(?:号楼|栋|幢|单元|室))*|(?:\d{1,3}\s?(?:号楼|栋|幢))?\s?\d{1,2}\s?单元\s?\d{1,4}\s?室?)/gu;
const landlines = /(?<![\d-])(?:[(（]0\d{2,3}[)）]|0\d{2,3}[-—\s]?)\d{7,8}(?!\d)/gu;

const maskDigits = (text: string): string => text.replace(/\d+/g, '**');

const lengths = new WeakMap<ReadonlySet<string>, number[]>();

/** Which of the names stand in the text, and where: a table of two thousand names is looked up, not searched for one by one. */
function* knownIn(text: string, names: ReadonlySet<string>): Generator<[at: number, name: string]> {
  const wanted = lengths.get(names) ?? [...new Set([...names].map(({ length }) => length))];
  lengths.set(names, wanted);
  for (let at = 0; at < text.length; at += 1) {
    for (const length of wanted) {
      const word = text.slice(at, at + length);
      if (word.length === length && names.has(word)) yield [at, word];
    }
  }
}

/** What is proposed in one text, each wording once, in the order in which it stands there. */
export function proposalsIn(text: string, known: KnownNames): Proposal[] {
  const found = new Map<string, { at: number; proposal: Proposal }>();
  const add = (at: number, proposal: Proposal): void => {
    if (!found.has(proposal.text)) found.set(proposal.text, { at, proposal });
  };
  const name = (at: number, word: string, kind: PersonalKind, suggestion: PersonalDecision): void => add(at, { text: word, kind, masked: maskName(word), suggestion });
  for (const [at, word] of knownIn(text, known.posts)) if (!known.columns.has(word)) name(at, word, 'cadre', 'keep');
  for (const [at, word] of knownIn(text, known.columns)) name(at, word, 'name', 'mask');
  const unknown = (word: string): boolean => ![...known.posts, ...known.columns].some((one) => word.startsWith(one));
  for (const { 1: word, index } of text.matchAll(children)) name(index, word!, 'child', 'mask');
  for (const { 1: word, index } of [...text.matchAll(before), ...text.matchAll(after)]) if (unknown(word!)) name(index, word!, 'name', 'mask');
  for (const { 1: word, index } of text.matchAll(addresses)) add(index, { text: word!, kind: 'address', masked: maskDigits(word!), suggestion: 'mask' });
  for (const { 0: word, index } of text.matchAll(landlines)) add(index, { text: word, kind: 'landline', masked: word.replace(/\d(?=\d{0,3}$)/g, '*').replace(/\d{4,}/g, (digits) => `${digits.slice(0, -4)}****`), suggestion: 'keep' });
  return [...found.values()].sort((a, b) => a.at - b.at).map(({ proposal }) => proposal);
}

/** The text with everything that is to be masked replaced, the longest wording first. */
export function maskWords(text: string, words: readonly Pick<Proposal, 'text' | 'masked'>[]): string {
  return [...words].sort((a, b) => b.text.length - a.text.length).reduce((masked, word) => masked.split(word.text).join(word.masked), text);
}
