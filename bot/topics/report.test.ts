import { Readable } from 'node:stream';
import sharp from 'sharp';
import mongoose from 'mongoose';
import type { WechatClient } from '../../clients/wechat';
import { WechatError } from '../../clients/wechat';
import { bindByCode, FollowerModel, invite } from '../../domain/follower';
import { FileModel, fixedClock, native, systemContext, type FixedClock, type OrganisationRecord, type PersonRecord } from '../../domain/kernel';
import { discardExpired, finishSent, OfficerDraftModel, OfficerReportModel, saveForm, submitDraft } from '../../domain/officer-report';
