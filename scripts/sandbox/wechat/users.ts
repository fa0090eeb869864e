import { z } from 'zod';
import { define, ok } from './interface';
import { Refusal } from './refusal';
import { recipient } from './send';

const pageSize = 10_000;
const openids = z.object({ openid_list: z.array(z.string()) });

export const userInterfaces = [
  define('GET /cgi-bin/user/info', '关注者资料', {}, ({ world, query }) => {
    const person = recipient(world, query.get('openid') ?? '', 'official');
    if (!person.follows) return { subscribe: 0, openid: person.openid, tagid_list: [] };
    return {
      subscribe: 1,
      openid: person.openid,
      language: 'zh_CN',
      subscribe_time: Math.floor(person.followedAt / 1000),
      unionid: person.unionid,
      remark: '',
      groupid: person.tags[0] ?? 0,
      tagid_list: person.tags,
      subscribe_scene: person.scene ? 'ADD_SCENE_QR_CODE' : 'ADD_SCENE_SEARCH',
      qr_scene: 0,
      qr_scene_str: person.scene,
    };
  }),
  define('GET /cgi-bin/user/get', '关注者列表', {}, ({ world, query }) => {
    const followers = world.people.all().filter(({ follows }) => follows).map(({ openid }) => openid);
    const after = query.get('next_openid') ?? '';
    const from = after ? followers.indexOf(after) + 1 : 0;
    if (after && from === 0) throw new Refusal(40003);
    const page = followers.slice(from, from + pageSize);
    return { total: followers.length, count: page.length, ...(page.length > 0 ? { data: { openid: page } } : {}), next_openid: page.at(-1) ?? '' };
  }),
  ...(['batchblacklist', 'batchunblacklist'] as const).map((name) =>
    define(`POST /cgi-bin/tags/members/${name}`, name === 'batchblacklist' ? '拉黑' : '取消拉黑', { body: openids }, ({ world }, { openid_list }) => {
      if (openid_list.length === 0 || openid_list.length > 20) throw new Refusal(40032);
      const people = openid_list.map((openid) => recipient(world, openid, 'official'));
      for (const person of people) person.blacklisted = name === 'batchblacklist';
      world.peopleChanged();
      return ok;
    }),
  ),
];
