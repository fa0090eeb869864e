import { z } from 'zod';
import { define, ok } from './interface';
import { article, type Article, type Draft } from './draft-book';
import { uploaded } from './media';
import { Refusal } from './refusal';
import type { World } from '../world';

/** 新增草稿: 标题 32 个字, 作者 16, 摘要 128, 正文少于 2 万字符且小于 1M, 原文地址 1 kb. */
const limits = { articles: 8, title: 32, author: 16, digest: 128, content: 20_000, contentBytes: 1024 * 1024, source: 1024 };
const materialMax = 10 * 1024 * 1024;
/** 上传图文消息图片: jpg/png, 1MB 以下. */
const pictureMax = 1024 * 1024;
const pageMax = 20;
/** What an article of text, tables and pictures needs; the real editor knows more, and takes out whatever it does not know. */
const tags = new Set(['section', 'p', 'span', 'strong', 'em', 'br', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'blockquote', 'hr']);

const picturePath = /\/sandbox\/pictures\/([\w-]+)$/;

/** As the platform keeps it: without scripts, and without pictures from elsewhere. */
function kept(world: World, content: string): string {
  const quiet = content.replace(/<script[^]*?<\/script>/gi, '').replace(/\son\w+="[^"]*"/gi, '');
  for (const [, name = ''] of quiet.matchAll(/<\/?([a-zA-Z][\w-]*)/g)) if (!tags.has(name.toLowerCase())) throw new Refusal(45166, `hint: <${name}>`);
  return quiet.replace(/<img\b[^>]*>/gi, (image) => (world.drafts.materials.has(picturePath.exec(/src="([^"]*)"/.exec(image)?.[1] ?? '')?.[1] ?? '') ? image : ''));
}

const lengthOf = (text: string): number => [...text].length;

function checked(world: World, one: Article): Article {
  if (one.title === '' || lengthOf(one.title) > limits.title) throw new Refusal(45003);
  if (lengthOf(one.author) > limits.author) throw new Refusal(45008);
  if (lengthOf(one.digest) > limits.digest) throw new Refusal(45004);
  if (one.content === '') throw new Refusal(44004);
  if (one.content.length >= limits.content || Buffer.byteLength(one.content) >= limits.contentBytes) throw new Refusal(45002);
  if (Buffer.byteLength(one.content_source_url) > limits.source) throw new Refusal(45008);
  if (one.article_type === 'news' && !world.drafts.materials.has(one.thumb_media_id)) throw new Refusal(40007);
  return { ...one, content: kept(world, one.content) };
}

const found = (world: World, id: string): Draft => {
  const draft = world.drafts.find(id);
  if (!draft) throw new Refusal(40007);
  return draft;
};
const byId = z.object({ media_id: z.string() });
const itemOf = ({ articles }: Draft, withContent = true) => articles.map(({ content, ...one }) => ({ ...one, ...(withContent ? { content } : {}), thumb_url: `/sandbox/pictures/${one.thumb_media_id}`, url: `http://mp.weixin.qq.com/s?tempkey=${one.thumb_media_id.slice(0, 12)}` }));

export const draftInterfaces = [
  define('POST /cgi-bin/material/add_material', '上传永久素材', {}, async ({ world, query, headers, body }) => {
    if (query.get('type') !== 'image' && query.get('type') !== 'thumb') throw new Refusal(40004);
    const { type, bytes } = await uploaded(headers, body);
    if (!/^image\/(png|jpeg|gif|bmp)$/.test(type)) throw new Refusal(40005);
    if (bytes.length > (query.get('type') === 'thumb' ? 64 * 1024 : materialMax)) throw new Refusal(40009);
    const id = world.drafts.keep(type, bytes);
    return { media_id: id, url: `http://${headers.host ?? ''}/sandbox/pictures/${id}`, item: [] };
  }),
  define('POST /cgi-bin/media/uploadimg', '上传图文消息图片', {}, async ({ world, headers, body }) => {
    const { type, bytes } = await uploaded(headers, body);
    if (!/^image\/(png|jpeg)$/.test(type)) throw new Refusal(40005);
    if (bytes.length >= pictureMax) throw new Refusal(40009);
    return { url: `http://${headers.host ?? ''}/sandbox/pictures/${world.drafts.keep(type, bytes)}` };
  }),
  define('POST /cgi-bin/draft/add', '新增草稿', { body: z.object({ articles: z.array(article) }) }, ({ world }, { articles }) => {
    if (articles.length === 0) throw new Refusal(44003);
    if (articles.length > limits.articles) throw new Refusal(45008);
    // Only a single article has a digest.
    const { id } = world.drafts.add(articles.map((one) => checked(world, articles.length > 1 ? { ...one, digest: '' } : one)));
    world.draftsChanged();
    return { media_id: id, item: [] };
  }),
  define('POST /cgi-bin/draft/update', '修改草稿', { body: byId.extend({ index: z.number().int().min(0), articles: article }) }, ({ world }, { media_id, index, articles }) => {
    const draft = found(world, media_id);
    if (!draft.articles[index]) throw new Refusal(40097);
    draft.articles[index] = checked(world, draft.articles.length > 1 ? { ...articles, digest: '' } : articles);
    world.draftsChanged();
    return ok;
  }),
  define('POST /cgi-bin/draft/get', '查草稿', { body: byId }, ({ world }, { media_id }) => ({ news_item: itemOf(found(world, media_id)) })),
  define('POST /cgi-bin/draft/delete', '删除草稿', { body: byId }, ({ world }, { media_id }) => {
    world.drafts.remove(found(world, media_id).id);
    world.draftsChanged();
    return ok;
  }),
  define('POST /cgi-bin/draft/batchget', '查草稿列表', { body: z.object({ offset: z.number().int().min(0), count: z.number().int().min(1).max(pageMax), no_content: z.number().default(0) }) }, ({ world }, { offset, count, no_content }) => {
    const all = world.drafts.all();
    const item = all.slice(offset, offset + count).map((draft) => ({ media_id: draft.id, content: { news_item: itemOf(draft, no_content !== 1) }, update_time: Math.floor(draft.at / 1000) }));
    return { total_count: all.length, item_count: item.length, item };
  }),
];
