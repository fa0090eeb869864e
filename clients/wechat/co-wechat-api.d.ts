/** What we use of the library, which has no types. Every method ends in `request`, which `AccountApi` replaces. */
declare module 'co-wechat-api' {
  export interface RequestOptions {
    method?: string;
    data?: string;
  }

  class CoWechatApi {
    constructor(appid: string, secret: string);
    appid: string;
    prefix: string;
    snsPrefix: string;
    mpPrefix: string;
    fileServerPrefix: string;
    payPrefix: string;
    merchantPrefix: string;
    customservicePrefix: string;
    wxaPrefix: string;
    ensureAccessToken(): Promise<{ accessToken: string }>;
    getAccessToken(): Promise<{ accessToken: string }>;
    request(url: string, options?: RequestOptions): Promise<unknown>;

    sendText(openid: string, text: string): Promise<unknown>;
    sendNews(openid: string, articles: { title: string; description: string; url: string }[]): Promise<unknown>;
    sendSubscribeMessage(openid: string, templateId: string, page: string | undefined, data: Record<string, { value: string }>): Promise<unknown>;
    createMenu(menu: object): Promise<unknown>;
    removeMenu(): Promise<unknown>;
    addConditionalMenu(menu: object): Promise<unknown>;
    createTmpQRCode(scene: string, validSeconds: number): Promise<unknown>;
    getUser(openid: string): Promise<unknown>;
    getTags(): Promise<unknown>;
    createTags(name: string): Promise<unknown>;
    batchTagging(openids: string[], tagId: number): Promise<unknown>;
    batchUnTagging(openids: string[], tagId: number): Promise<unknown>;
    code2Session(code: string): Promise<unknown>;
    getWXACodeUnlimit(scene: string, page: string): Promise<unknown>;
  }
  export default CoWechatApi;
}
