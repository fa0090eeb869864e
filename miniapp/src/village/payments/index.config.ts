export default definePageConfig({ navigationBarTitleText: '发放名单', enableShareAppMessage: true });
