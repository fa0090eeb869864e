/** `later`: nothing happened; `unknown`: perhaps; `gone`: no such draft or material; `never`: ours, or the account's, to put right. */
export type BoxFault = { ok: false; kind: 'later' | 'unknown' | 'gone' | 'never' | 'quota'; code: string };
export type BoxAnswer<T> = { ok: true; value: T } | BoxFault;

export interface BoxArticle {
  title: string;
  author: string;
  digest: string;
  content: string;
  sourceUrl: string;
  coverMediaId: string;
}

/** What the domain asks of the official account's draft box. Whatever else goes wrong is thrown. */
export interface DraftBox {
  /** Kept for good: answers the id of the material. */
  keepCover(jpeg: Buffer, name: string): Promise<BoxAnswer<string>>;
  /** Answers the address under which an article shows it. */
  keepPicture(png: Buffer, name: string): Promise<BoxAnswer<string>>;
  /** Answers the id of the draft. */
  add(articles: readonly BoxArticle[]): Promise<BoxAnswer<string>>;
  update(mediaId: string, index: number, article: BoxArticle): Promise<BoxAnswer<null>>;
  /** The id of the draft whose source address ends so; null where there is none. */
  find(sourceUrlEnd: string): Promise<BoxAnswer<string | null>>;
}

let box: { box: DraftBox; publicOrigin: string } | null = null;

/** A process that is connected installs it, with the address under which everybody reads the originals; null takes it away. */
export const installDraftBox = (installed: typeof box): void => void (box = installed);
export const draftBox = (): typeof box => box;
