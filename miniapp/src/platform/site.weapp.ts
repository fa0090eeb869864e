/** Where a receipt can be looked up, in words for the saved picture. */
export const siteWords = (): string => '查询：微信小程序“清鉴”，点“查进度”';
