import { z } from 'zod';
import type { World } from '../world';
import { define, ok } from './interface';
import { Refusal } from './refusal';
import { recipient } from './send';

const tagsMax = 100;
const tagsOfOneMax = 20;
const taggedAtOnceMax = 50;
const nameBytesMax = 30;
/** The first numbers belong to the platform: 2 is the starred group. */
const firstTag = 100;

const named = z.object({ tag: z.object({ name: z.string() }) });
const numbered = z.object({ tag: z.object({ id: z.number().int() }) });
const members = z.object({ openid_list: z.array(z.string()), tagid: z.number().int() });

function checkTag(world: World, id: number): void {
  if (!world.tags.has(id)) throw new Refusal(45159);
}

function checkName(world: World, name: string): void {
  if (name.trim() === '' || [...world.tags.values()].includes(name)) throw new Refusal(45157);
  if (Buffer.byteLength(name) > nameBytesMax) throw new Refusal(45158);
}

export const tagInterfaces = [
  define('POST /cgi-bin/tags/create', '建标签', { body: named }, ({ world }, { tag: { name } }) => {
    checkName(world, name);
    if (world.tags.size >= tagsMax) throw new Refusal(45056);
    const id = Math.max(firstTag - 1, ...world.tags.keys()) + 1;
    world.tags.set(id, name);
    world.onChange();
    return { tag: { id, name } };
  }),
  define('GET /cgi-bin/tags/get', '标签列表', {}, ({ world }) => {
    const people = world.people.all();
    return { tags: [...world.tags].map(([id, name]) => ({ id, name, count: people.filter(({ tags }) => tags.includes(id)).length })) };
  }),
  define('POST /cgi-bin/tags/update', '改标签', { body: z.object({ tag: z.object({ id: z.number().int(), name: z.string() }) }) }, ({ world }, { tag: { id, name } }) => {
    checkTag(world, id);
    checkName(world, name);
    world.tags.set(id, name);
    world.onChange();
    return ok;
  }),
  define('POST /cgi-bin/tags/delete', '删标签', { body: numbered }, ({ world }, { tag: { id } }) => {
    checkTag(world, id);
    world.tags.delete(id);
    for (const person of world.people.all()) person.tags = person.tags.filter((each) => each !== id);
    world.menuChanged();
    return ok;
  }),
  define('POST /cgi-bin/tags/members/batchtagging', '打标签', { body: members }, ({ world }, { openid_list, tagid }) => {
    checkTag(world, tagid);
    if (openid_list.length === 0 || openid_list.length > taggedAtOnceMax) throw new Refusal(40032);
    const people = openid_list.map((openid) => recipient(world, openid, 'official'));
    if (people.some(({ tags }) => tags.length >= tagsOfOneMax && !tags.includes(tagid))) throw new Refusal(45059);
    for (const person of people) if (!person.tags.includes(tagid)) person.tags.push(tagid);
    world.menuChanged();
    return ok;
  }),
  define('POST /cgi-bin/tags/members/batchuntagging', '去标签', { body: members }, ({ world }, { openid_list, tagid }) => {
    checkTag(world, tagid);
    if (openid_list.length === 0 || openid_list.length > taggedAtOnceMax) throw new Refusal(40032);
    for (const person of openid_list.map((openid) => recipient(world, openid, 'official'))) person.tags = person.tags.filter((each) => each !== tagid);
    world.menuChanged();
    return ok;
  }),
  define('POST /cgi-bin/tags/getidlist', '某人的标签', { body: z.object({ openid: z.string() }) }, ({ world }, { openid }) => ({ tagid_list: recipient(world, openid, 'official').tags })),
];
