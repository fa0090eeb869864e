export default definePageConfig({ navigationBarTitleText: '项目', enableShareAppMessage: true });
