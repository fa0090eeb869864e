/** Someone with a phone; times are milliseconds of the sandbox's clock. */
export interface Person {
  openid: string;
  miniOpenid: string;
  unionid: string;
  name: string;
  about: string;
  phone: string;
  /** One of many that only receive: not listed on the page. */
  listed: boolean;
  follows: boolean;
  followedAt: number;
  /** Of the code by which he came; '' without one. */
  scene: string;
  /** The account has put him on its own black list. */
  blacklisted: boolean;
  takesTemplates: boolean;
  unread: number;
  tags: number[];
  /** Messages that may still be sent for his consent, by template; null: until he takes it back. */
  consents: Record<string, number | null>;
  /** How many customer-service messages he may still be sent until when. */
  allowances: { until: number; left: number }[];
  /** When he was last in the mini-program; null: never. */
  inMiniAt: number | null;
}

interface Known {
  id: string;
  name: string;
  about: string;
  phone: string;
  follows?: false;
  /** Code of the demo's person. */
  demoCode: string | null;
  /** Of the invitation that the demo's data leave open, so that binding can be tried at once. */
  invitation?: string;
}

/**
 * Who is there at first. Names and codes are those of the demo district's people (scripts/demo/place.ts), so that its
 * data can bind them. The phones are invented.
 */
const known: readonly Known[] = [
  { id: 'Cadre013', name: '演示干部13', about: '干部 柳溪镇', phone: '19900000013', demoCode: 'D013' },
  { id: 'Cadre014', name: '演示干部14', about: '干部 梨园镇', phone: '19900000014', demoCode: 'D014' },
  { id: 'Cadre017', name: '演示干部17', about: '干部 石桥镇', phone: '19900000017', demoCode: 'D017', invitation: 'QH7M2K9W' },
  { id: 'Officer01', name: '演示信息员1', about: '廉情信息员 柳溪镇上柳村', phone: '19900000201', demoCode: 'X001' },
  { id: 'Officer02', name: '演示信息员2', about: '廉情信息员 新塘街道和顺社区', phone: '19900000202', demoCode: 'X002' },
  { id: 'Window001', name: '演示窗口1', about: '窗口人员 区政务服务中心 1 号窗口', phone: '19900000301', demoCode: 'C001' },
  { id: 'Citizen01', name: '演示群众1', about: '群众', phone: '19900000401', demoCode: null },
  { id: 'Citizen02', name: '演示群众2', about: '群众', phone: '19900000402', demoCode: null },
  { id: 'Citizen03', name: '演示群众3', about: '群众', phone: '19900000403', demoCode: null },
  { id: 'Staff0001', name: '演示子', about: '本委 提醒管理员，试发的提醒到这里', phone: '19900000501', demoCode: 'J001' },
  { id: 'Gone00001', name: '演示干部18', about: '干部 清水乡，已取消关注', phone: '19900000018', follows: false, demoCode: 'D018' },
];

/** An openid has 28 characters; the sandbox's begin so that nobody takes them for real ones. */
export const officialOpenid = (id: string): string => `oSBX_${id}`.padEnd(28, '0');
export const miniOpenid = (id: string): string => `oSBXm_${id}`.padEnd(28, '0');

/** Whom the demo's data may bind, by the code of the demo's person. */
export const bindablePeople = known.flatMap(({ id, phone, demoCode, invitation }) => (demoCode === null ? [] : [{ demoCode, phone, openid: officialOpenid(id), miniOpenid: miniOpenid(id), invitation: invitation ?? null }]));

const invitations = new Map(known.map(({ id, invitation }) => [officialOpenid(id), invitation ?? null]));
/** The open invitation of one of the first people; null for everybody else. */
export const invitationOf = (openid: string): string | null => invitations.get(openid) ?? null;

export interface NewPerson {
  id: string;
  name: string;
  about: string;
  phone: string;
  follows?: boolean;
  listed?: boolean;
}

export function personOf({ id, name, about, phone, follows = true, listed = true }: NewPerson, now: number): Person {
  return {
    openid: officialOpenid(id),
    miniOpenid: miniOpenid(id),
    unionid: `oSBXu_${id}`.padEnd(28, '0'),
    name,
    about,
    phone,
    listed,
    follows,
    followedAt: follows ? now : 0,
    scene: '',
    blacklisted: false,
    takesTemplates: true,
    unread: 0,
    tags: [],
    consents: {},
    allowances: [],
    inMiniAt: null,
  };
}

/** The demo binds most of its hundred cadres, more than the page has room for: by their code alone. */
export const demoCodeOf = (openid: string): string | null => /^oSBX_([DX]\d{3})0{19}$/.exec(openid)?.[1] ?? null;

export const firstPeople = (now: number): Person[] => known.map((each) => personOf(each, now));
