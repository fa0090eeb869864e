import { questionSettings, type QuestionSettings } from '../../contracts/question';
import { defineSetting, getSetting, type Context, type ObjectId } from '../kernel';

const key = defineSetting<QuestionSettings>('question', questionSettings, { villageDays: 3, townDays: 10 });

/** Of a district. */
export const questionSettingsOf = (ctx: Context, districtId: ObjectId): Promise<QuestionSettings> => getSetting(ctx, key, districtId.toHexString());
