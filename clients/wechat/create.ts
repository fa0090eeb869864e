import { Transform } from 'node:stream';
import { z } from 'zod';
import type { Clock } from '../../domain/kernel';
import { AccountApi, understand, type Account } from './api';
import type { Article, Media, MenuButton, SubscriptionMessage, WechatAccount, WechatClient } from './client';
import { WechatError } from './errors';

export interface WechatClientOptions {
  /** Absent: calls for the official account fail with 'notConnected'. */
  official?: Account;
  mini?: Account;
  /** Of WeChat, of a relay or of the sandbox: every call goes there. */
  origin: string;
  clock: Clock;
}

const mediaLimit = 20 * 1024 * 1024;

const idText = z.union([z.string().min(1), z.number().int()]).transform(String);
const sent = z.object({ msgid: idText });
const maybeSent = z.object({ msgid: idText.optional() }).transform(({ msgid }) => ({ messageId: msgid ?? null }));
const qrCode = z.object({ url: z.string().min(1) });
const userInfo = z.object({ subscribe: z.number().int() });
const tagList = z.object({ tags: z.array(z.object({ id: z.number().int(), name: z.string() })) });
const newTag = z.object({ tag: z.object({ id: z.number().int() }) });
const webSession = z.object({ openid: z.string().min(1) });
const session = z.object({ openid: z.string().min(1), unionid: z.string().optional() });
const phoneInfo = z.object({ phone_info: z.object({ purePhoneNumber: z.string().min(1) }) });
const checked = z.object({ result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }) });
const link = z.object({ url_link: z.string().min(1) });
const made = z.object({ media_id: z.string().min(1) }).transform(({ media_id }) => ({ mediaId: media_id }));
const shownAt = z.object({ url: z.string().min(1) });
const draftPage = z.object({ total_count: z.number().int(), item: z.array(z.object({ media_id: z.string(), content: z.object({ news_item: z.array(z.object({ content_source_url: z.string().default('') })) }) })).default([]) });
/** Of one question, and how many are asked: a draft whose answer was lost is among the newest. */
const drafts = { together: 20, pages: 5 };

const valuesOf = (data: Record<string, string>) => Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]));

const articleOf = ({ title, author, digest, content, sourceUrl, coverMediaId }: Article) => ({ article_type: 'news', title, author, digest, content, content_source_url: sourceUrl, thumb_media_id: coverMediaId, need_open_comment: 0, only_fans_can_comment: 0 });

/** The one client of WeChat; each account keeps a token of its own. */
export function createWechatClient({ official, mini, origin, clock }: WechatClientOptions): WechatClient {
  const apis: Record<WechatAccount, AccountApi | null> = { official: official ? new AccountApi(official, origin, clock) : null, mini: mini ? new AccountApi(mini, origin, clock) : null };
  const of = (account: WechatAccount): AccountApi => {
    const api = apis[account];
    if (!api) throw new WechatError('template', 'notConnected', account);
    return api;
  };

  const button = ({ name, click, url, page, children }: MenuButton): object => {
    if (children) return { name, sub_button: children.map(button) };
    if (click !== undefined) return { type: 'click', name, key: click };
    // Old versions of WeChat open the address instead of the page.
    if (page !== undefined && mini) return { type: 'miniprogram', name, appid: mini.appid, pagepath: page, url: url ?? origin };
    return { type: 'view', name, url };
  };

  const tagId = async (name: string): Promise<number | undefined> => understand(tagList, await of('official').getTags(), 'cgi-bin/tags/get').tags.find((tag) => tag.name === name)?.id;
  const tagIdMade = async (name: string): Promise<number> => (await tagId(name)) ?? understand(newTag, await of('official').createTags(name), 'cgi-bin/tags/create').tag.id;

  /** A page of the mini-program, or an address. */
  const opening = (page: string | undefined): object => (page === undefined ? {} : /^https?:/.test(page) || !mini ? { page } : { miniprogram: { appid: mini.appid, pagepath: page } });

  return {
    async sendTemplate({ openid, templateId, data, clientMessageId, url, page }) {
      const body = { touser: openid, template_id: templateId, client_msg_id: clientMessageId, ...(url ? { url } : {}), ...(page && mini ? { miniprogram: { appid: mini.appid, pagepath: page } } : {}), data: valuesOf(data) };
      return { messageId: understand(sent, await of('official').post('cgi-bin/message/template/send', body), 'cgi-bin/message/template/send').msgid };
    },
    async sendNotice({ openid, templateId, data, page }: SubscriptionMessage) {
      const body = { touser: openid, template_id: templateId, ...opening(page), data: valuesOf(data) };
      return understand(maybeSent, await of('official').post('cgi-bin/message/subscribe/bizsend', body), 'cgi-bin/message/subscribe/bizsend');
    },
    async sendCustomer(message) {
      const api = of('official');
      if ('text' in message) await api.sendText(message.openid, message.text);
      else if ('article' in message) await api.sendNews(message.openid, [message.article]);
      else {
        const { title, page, thumbMediaId } = message.miniPage;
        await api.post('cgi-bin/message/custom/send', { touser: message.openid, msgtype: 'miniprogrampage', miniprogrampage: { title, appid: mini?.appid, pagepath: page, thumb_media_id: thumbMediaId } });
      }
    },
    async sendSubscription({ openid, templateId, data, page }) {
      return understand(maybeSent, await of('mini').sendSubscribeMessage(openid, templateId, page, valuesOf(data)), 'cgi-bin/message/subscribe/send');
    },
    async media(mediaId): Promise<Media> {
      const { mediaType, length, body } = await of('official').download('cgi-bin/media/get', { media_id: mediaId });
      const tooLong = (): WechatError => new WechatError('person', 'tooLong', 'cgi-bin/media/get');
      if (length !== null && length > mediaLimit) {
        body.destroy();
        throw tooLong();
      }
      let seen = 0;
      const bounded = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          seen += chunk.length;
          if (seen > mediaLimit) done(tooLong());
          else done(null, chunk);
        },
      });
      body.on('error', () => bounded.destroy(new WechatError('retry', 'brokenOff', 'cgi-bin/media/get')));
      bounded.on('close', () => body.destroy());
      return { mediaType, body: body.pipe(bounded) };
    },
    temporaryQrCode: async (scene, validSeconds) => understand(qrCode, await of('official').createTmpQRCode(scene, validSeconds), 'cgi-bin/qrcode/create'),
    follower: async (openid) => ({ follows: understand(userInfo, await of('official').getUser(openid), 'cgi-bin/user/info').subscribe === 1 }),
    async tag(openid, name) {
      await of('official').batchTagging([openid], await tagIdMade(name));
    },
    async untag(openid, name) {
      const id = await tagId(name);
      if (id !== undefined) await of('official').batchUnTagging([openid], id);
    },
    async replaceMenu({ buttons, forTags }) {
      const api = of('official');
      const rules = await Promise.all(forTags.map(async (one) => ({ button: one.buttons.map(button), matchrule: { tag_id: String(await tagIdMade(one.tag)) } })));
      // Conditional menus of before would stay beside the new ones; they go with the whole menu only.
      await api.removeMenu();
      await api.createMenu({ button: buttons.map(button) });
      for (const rule of rules) await api.addConditionalMenu(rule);
    },
    async sessionOf(loginCode) {
      const { openid, unionid } = understand(session, await of('mini').code2Session(loginCode), 'sns/jscode2session');
      return { openid, unionid: unionid ?? null };
    },
    openidOfWebCode: async (code) => understand(webSession, await of('official').webSession(code), 'sns/oauth2/access_token').openid,
    phoneNumberOf: async (code) => understand(phoneInfo, await of('mini').post('wxa/business/getuserphonenumber', { code }), 'wxa/business/getuserphonenumber').phone_info.purePhoneNumber,
    miniCode: async ({ scene, page }) => understand(z.instanceof(Buffer), await of('mini').getWXACodeUnlimit(scene, page), 'wxa/getwxacodeunlimit'),
    checkText: async ({ openid, text, scene }) => understand(checked, await of('mini').post('wxa/msg_sec_check', { openid, scene, version: 2, content: text }), 'wxa/msg_sec_check').result.suggest,
    async urlLink({ page, query, validDays }) {
      const body = { path: page, ...(query === undefined ? {} : { query }), expire_type: 1, expire_interval: validDays };
      return understand(link, await of('mini').post('wxa/generate_urllink', body), 'wxa/generate_urllink').url_link;
    },
    addPicture: async (picture) => understand(made, await of('official').upload('cgi-bin/material/add_material', { type: 'image' }, picture), 'cgi-bin/material/add_material'),
    uploadPicture: async (picture) => understand(shownAt, await of('official').upload('cgi-bin/media/uploadimg', {}, picture), 'cgi-bin/media/uploadimg'),
    addDraft: async (articles) => understand(made, await of('official').post('cgi-bin/draft/add', { articles: articles.map(articleOf) }), 'cgi-bin/draft/add'),
    async updateDraft(mediaId, index, article) {
      await of('official').post('cgi-bin/draft/update', { media_id: mediaId, index, articles: articleOf(article) });
    },
    async findDraft(end) {
      for (let page = 0; page < drafts.pages; page += 1) {
        const body = { offset: page * drafts.together, count: drafts.together, no_content: 1 };
        const { total_count: total, item } = understand(draftPage, await of('official').post('cgi-bin/draft/batchget', body), 'cgi-bin/draft/batchget');
        const found = item.find(({ content }) => content.news_item.some(({ content_source_url: url }) => url.endsWith(end)));
        if (found) return { mediaId: found.media_id };
        if (body.offset + item.length >= total || item.length === 0) return null;
      }
      return null;
    },
  };
}
