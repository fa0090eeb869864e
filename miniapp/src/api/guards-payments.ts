import type { Page } from '../../../contracts/common';
import type { PublicPayment, PublicPaymentList, PublicPaymentPage } from '../../../contracts/disbursement';
import type { AskedHouseholdSms, HouseholdEntry, HouseholdView, HouseholdWay, HouseholdWays, OwnPayment, OwnProgramme, OwnYear } from '../../../contracts/household';
import { count, day, flag, instant, listOf, oneOf, orNull, text, thing } from './guards';

const village = thing<PublicPaymentList['village']>({ id: text, name: text });
const programme = thing<PublicPaymentList['programme']>({ code: text, name: text, unit: text, sensitive: flag });
const list = thing<PublicPaymentList>({ id: text, village, programme, year: count, batch: text, publishedOn: day, edition: count, households: orNull(count), amount: orNull(count), byName: flag });
const row = thing<PublicPayment>({ id: text, name: text, group: text, quantity: orNull(count), rate: orNull(count), paid: count, card: text, day });

export const isPaymentListPage = thing<Page<PublicPaymentList>>({ items: listOf(list), nextCursor: orNull(text), total: count }, ['total']);
export const isPaymentPage = thing<PublicPaymentPage>({ list, groups: listOf(text), items: listOf(row), nextCursor: orNull(text) });

export const isHouseholdWays = thing<HouseholdWays>({ phone: flag, name: flag });
export const isAskedSms = thing<AskedHouseholdSms>({ minutes: count });
export const isHouseholdEntry = thing<HouseholdEntry>({ token: text, until: instant });

const ownPayment = thing<OwnPayment>({ id: text, payee: text, batch: text, quantity: orNull(count), rate: orNull(count), due: count, paid: count, card: text, day, state: oneOf<OwnPayment['state']>(['paid', 'returned']) });
const ownProgramme = thing<OwnProgramme>({ code: text, name: text, unit: text, amount: count, payments: listOf(ownPayment) });
const ownYear = thing<OwnYear>({ year: count, amount: count, programmes: listOf(ownProgramme) });
const look = thing<HouseholdView['households'][number]['looks'][number]>({ on: day, way: oneOf<HouseholdWay>(['phone', 'slip', 'name', 'staff']) });
const household = thing<HouseholdView['households'][number]>({ village, head: text, years: listOf(ownYear), more: flag, looks: listOf(look) });
export const isHouseholdView = thing<HouseholdView>({ households: listOf(household), withoutSensitive: flag, until: instant });
