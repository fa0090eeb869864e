import { z } from 'zod';
import { miniProgram } from '../account';
import type { World } from '../world';
import { define, ok } from './interface';
import { button, type Button, type MenuBook } from './menu-book';
import { Refusal } from './refusal';

const buttonsMax = 3;
const childrenMax = 5;
const bytes = { name: 16, childName: 60, key: 128, url: 1024 };
const withKey = new Set(['click', 'scancode_push', 'scancode_waitmsg', 'pic_sysphoto', 'pic_photo_or_album', 'pic_weixin', 'location_select']);

function checkLeaf({ type, key, url, appid, pagepath }: Button): void {
  if (type === 'view' || type === 'miniprogram') {
    if (!url || Buffer.byteLength(url) > bytes.url) throw new Refusal(40020);
    if (type === 'miniprogram' && (appid !== miniProgram.appid || !pagepath)) throw new Refusal(40165);
  } else if (type !== undefined && withKey.has(type)) {
    if (!key || Buffer.byteLength(key) > bytes.key) throw new Refusal(40019);
  } else throw new Refusal(40017);
}

function checkButtons(buttons: readonly Button[]): void {
  if (buttons.length === 0 || buttons.length > buttonsMax) throw new Refusal(40016);
  for (const top of buttons) {
    if (top.name === '' || Buffer.byteLength(top.name) > bytes.name) throw new Refusal(40018);
    const children = top.sub_button ?? [];
    if (children.length > childrenMax) throw new Refusal(40023);
    if (children.length === 0) checkLeaf(top);
    for (const child of children) {
      if (child.name === '' || Buffer.byteLength(child.name) > bytes.childName) throw new Refusal(40018);
      checkLeaf(child);
    }
  }
}

/** WeChat takes the tag as text or as a number and answers text. */
const matchrule = z.object({ tag_id: z.union([z.string(), z.number()]).transform(String).default('') });

let lastMenuId = 400_000_000;
const nextMenuId = (menus: MenuBook): number => {
  lastMenuId = Math.max(lastMenuId, menus.common?.menuid ?? 0, ...menus.conditional.map(({ menuid }) => menuid)) + 1;
  return lastMenuId;
};

function changed(world: World, change: () => void): typeof ok {
  change();
  world.menuChanged();
  return ok;
}

export const menuInterfaces = [
  define('POST /cgi-bin/menu/create', '建菜单', { body: z.object({ button: z.array(button) }) }, ({ world }, { button: buttons }) => {
    checkButtons(buttons);
    return changed(world, () => {
      world.menus.common = { menuid: nextMenuId(world.menus), button: buttons };
    });
  }),
  define('GET /cgi-bin/menu/get', '查菜单', {}, ({ world: { menus } }) => {
    if (!menus.common) throw new Refusal(46003);
    return { menu: menus.common, ...(menus.conditional.length > 0 ? { conditionalmenu: menus.conditional } : {}) };
  }),
  define('GET /cgi-bin/menu/delete', '删菜单', {}, ({ world }) =>
    changed(world, () => {
      world.menus.common = null;
      world.menus.conditional = [];
    }),
  ),
  define('POST /cgi-bin/menu/addconditional', '建个性化菜单', { body: z.object({ button: z.array(button), matchrule }) }, ({ world }, { button: buttons, matchrule: rule }) => {
    if (!world.menus.common) throw new Refusal(65303);
    if (rule.tag_id === '') throw new Refusal(65304);
    if (!world.tags.has(Number(rule.tag_id))) throw new Refusal(45159);
    checkButtons(buttons);
    const menuid = nextMenuId(world.menus);
    changed(world, () => void world.menus.conditional.push({ menuid, button: buttons, matchrule: rule }));
    return { menuid: String(menuid) };
  }),
  define('POST /cgi-bin/menu/delconditional', '删个性化菜单', { body: z.object({ menuid: z.union([z.string(), z.number()]).transform(Number) }) }, ({ world }, { menuid }) => {
    if (!world.menus.conditional.some((menu) => menu.menuid === menuid)) throw new Refusal(65301);
    return changed(world, () => {
      world.menus.conditional = world.menus.conditional.filter((menu) => menu.menuid !== menuid);
    });
  }),
  define('POST /cgi-bin/menu/trymatch', '试个性化菜单', { body: z.object({ user_id: z.string() }) }, ({ world }, { user_id }) => {
    const person = world.people.follower(user_id);
    if (!person) throw new Refusal(40003);
    return { button: world.menus.for(person.tags) };
  }),
];
