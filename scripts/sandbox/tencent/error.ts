/** An error of Tencent Cloud: its code is documented, its answer has status 200. */
export class TencentError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
