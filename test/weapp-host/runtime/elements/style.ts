/** What WeChat gives its components before any WXSS, as far as layout depends on it. */
export const defaultStyle = `
html, body { margin: 0; padding: 0; }
body { font-family: "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; font-size: 16px; line-height: 1.4; -webkit-text-size-adjust: none; }
wx-page { display: block; min-height: 100vh; }
wx-page[hidden] { display: none; }
wx-view, wx-form, wx-scroll-view, wx-checkbox-group, wx-radio-group, wx-cover-view, wx-picker, wx-progress { display: block; }
wx-text { display: inline; white-space: pre-line; }
wx-label { display: inline; }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-canvas { display: block; width: 300px; height: 150px; }
wx-icon { display: inline-block; }
wx-input { display: block; height: 1.4rem; min-height: 1.4rem; overflow: hidden; cursor: auto; text-align: start; }
wx-textarea { display: block; width: 300px; height: 150px; }
wx-button { display: block; position: relative; box-sizing: border-box; margin: 0 auto; padding: 0 14px; overflow: hidden; border-radius: 5px; background: #f8f8f8; color: #000; font-size: 18px; line-height: 2.55555556; text-align: center; text-decoration: none; }
wx-button[size=mini] { display: inline-block; padding: 0 1.32em; font-size: 13px; line-height: 2.3; }
wx-button[disabled] { color: rgba(0, 0, 0, .3); }
wx-switch, wx-checkbox, wx-radio { display: inline-block; -webkit-tap-highlight-color: transparent; }
wx-swiper { display: flex; height: 150px; overflow: hidden; }
wx-swiper-item { display: block; flex: 0 0 100%; height: 100%; overflow: hidden; }
`;
