/** An answer before it is looked at. */
export interface Reply {
  status: number;
  data: unknown;
}

export interface Upload {
  reply: Promise<Reply>;
  cancel(): void;
}
