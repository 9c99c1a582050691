// Generated from spec/openapi.yaml by `pnpm generate`; changes by hand are lost.

import type * as types from '@chatkit-sessions/types';
import type * as zod from '../../src/index.ts';
import type * as standalone from '../../src/standalone.ts';
import type { Agree, Input, Output } from '../agree.ts';

/** For each schema and entry: the input and the output are the type of that name. */
export type Agreements = [
  Agree<Input<typeof zod.ChatSessionTracingParam>, types.ChatSessionTracingParam>,
  Agree<Output<typeof zod.ChatSessionTracingParam>, types.ChatSessionTracingParam>,
  Agree<Input<typeof standalone.ChatSessionTracingParam>, types.ChatSessionTracingParam>,
  Agree<Output<typeof standalone.ChatSessionTracingParam>, types.ChatSessionTracingParam>,
  Agree<Input<typeof zod.ChatSessionWorkflowParam>, types.ChatSessionWorkflowParam>,
  Agree<Output<typeof zod.ChatSessionWorkflowParam>, types.ChatSessionWorkflowParam>,
  Agree<Input<typeof standalone.ChatSessionWorkflowParam>, types.ChatSessionWorkflowParam>,
  Agree<Output<typeof standalone.ChatSessionWorkflowParam>, types.ChatSessionWorkflowParam>,
  Agree<
    Input<typeof zod.ChatSessionAutomaticThreadTitlingParam>,
    types.ChatSessionAutomaticThreadTitlingParam
  >,
  Agree<
    Output<typeof zod.ChatSessionAutomaticThreadTitlingParam>,
    types.ChatSessionAutomaticThreadTitlingParam
  >,
  Agree<
    Input<typeof standalone.ChatSessionAutomaticThreadTitlingParam>,
    types.ChatSessionAutomaticThreadTitlingParam
  >,
  Agree<
    Output<typeof standalone.ChatSessionAutomaticThreadTitlingParam>,
    types.ChatSessionAutomaticThreadTitlingParam
  >,
  Agree<Input<typeof zod.ChatSessionFileUploadParam>, types.ChatSessionFileUploadParam>,
  Agree<Output<typeof zod.ChatSessionFileUploadParam>, types.ChatSessionFileUploadParam>,
  Agree<Input<typeof standalone.ChatSessionFileUploadParam>, types.ChatSessionFileUploadParam>,
  Agree<Output<typeof standalone.ChatSessionFileUploadParam>, types.ChatSessionFileUploadParam>,
  Agree<Input<typeof zod.ChatSessionHistoryParam>, types.ChatSessionHistoryParam>,
  Agree<Output<typeof zod.ChatSessionHistoryParam>, types.ChatSessionHistoryParam>,
  Agree<Input<typeof standalone.ChatSessionHistoryParam>, types.ChatSessionHistoryParam>,
  Agree<Output<typeof standalone.ChatSessionHistoryParam>, types.ChatSessionHistoryParam>,
  Agree<
    Input<typeof zod.ChatSessionChatKitConfigurationParam>,
    types.ChatSessionChatKitConfigurationParam
  >,
  Agree<
    Output<typeof zod.ChatSessionChatKitConfigurationParam>,
    types.ChatSessionChatKitConfigurationParam
  >,
  Agree<
    Input<typeof standalone.ChatSessionChatKitConfigurationParam>,
    types.ChatSessionChatKitConfigurationParam
  >,
  Agree<
    Output<typeof standalone.ChatSessionChatKitConfigurationParam>,
    types.ChatSessionChatKitConfigurationParam
  >,
  Agree<Input<typeof zod.ChatSessionExpiresAfterParam>, types.ChatSessionExpiresAfterParam>,
  Agree<Output<typeof zod.ChatSessionExpiresAfterParam>, types.ChatSessionExpiresAfterParam>,
  Agree<Input<typeof standalone.ChatSessionExpiresAfterParam>, types.ChatSessionExpiresAfterParam>,
  Agree<Output<typeof standalone.ChatSessionExpiresAfterParam>, types.ChatSessionExpiresAfterParam>,
  Agree<Input<typeof zod.ChatSessionRateLimitsParam>, types.ChatSessionRateLimitsParam>,
  Agree<Output<typeof zod.ChatSessionRateLimitsParam>, types.ChatSessionRateLimitsParam>,
  Agree<Input<typeof standalone.ChatSessionRateLimitsParam>, types.ChatSessionRateLimitsParam>,
  Agree<Output<typeof standalone.ChatSessionRateLimitsParam>, types.ChatSessionRateLimitsParam>,
  Agree<Input<typeof zod.SessionCreateParams>, types.SessionCreateParams>,
  Agree<Output<typeof zod.SessionCreateParams>, types.SessionCreateParams>,
  Agree<Input<typeof standalone.SessionCreateParams>, types.SessionCreateParams>,
  Agree<Output<typeof standalone.SessionCreateParams>, types.SessionCreateParams>,
  Agree<Input<typeof zod.ChatSessionStatus>, types.ChatSessionStatus>,
  Agree<Output<typeof zod.ChatSessionStatus>, types.ChatSessionStatus>,
  Agree<Input<typeof standalone.ChatSessionStatus>, types.ChatSessionStatus>,
  Agree<Output<typeof standalone.ChatSessionStatus>, types.ChatSessionStatus>,
  Agree<Input<typeof zod.ChatSessionRateLimits>, types.ChatSessionRateLimits>,
  Agree<Output<typeof zod.ChatSessionRateLimits>, types.ChatSessionRateLimits>,
  Agree<Input<typeof standalone.ChatSessionRateLimits>, types.ChatSessionRateLimits>,
  Agree<Output<typeof standalone.ChatSessionRateLimits>, types.ChatSessionRateLimits>,
  Agree<Input<typeof zod.ChatKitWorkflowTracing>, types.ChatKitWorkflowTracing>,
  Agree<Output<typeof zod.ChatKitWorkflowTracing>, types.ChatKitWorkflowTracing>,
  Agree<Input<typeof standalone.ChatKitWorkflowTracing>, types.ChatKitWorkflowTracing>,
  Agree<Output<typeof standalone.ChatKitWorkflowTracing>, types.ChatKitWorkflowTracing>,
  Agree<Input<typeof zod.ChatKitWorkflow>, types.ChatKitWorkflow>,
  Agree<Output<typeof zod.ChatKitWorkflow>, types.ChatKitWorkflow>,
  Agree<Input<typeof standalone.ChatKitWorkflow>, types.ChatKitWorkflow>,
  Agree<Output<typeof standalone.ChatKitWorkflow>, types.ChatKitWorkflow>,
  Agree<
    Input<typeof zod.ChatSessionAutomaticThreadTitling>,
    types.ChatSessionAutomaticThreadTitling
  >,
  Agree<
    Output<typeof zod.ChatSessionAutomaticThreadTitling>,
    types.ChatSessionAutomaticThreadTitling
  >,
  Agree<
    Input<typeof standalone.ChatSessionAutomaticThreadTitling>,
    types.ChatSessionAutomaticThreadTitling
  >,
  Agree<
    Output<typeof standalone.ChatSessionAutomaticThreadTitling>,
    types.ChatSessionAutomaticThreadTitling
  >,
  Agree<Input<typeof zod.ChatSessionFileUpload>, types.ChatSessionFileUpload>,
  Agree<Output<typeof zod.ChatSessionFileUpload>, types.ChatSessionFileUpload>,
  Agree<Input<typeof standalone.ChatSessionFileUpload>, types.ChatSessionFileUpload>,
  Agree<Output<typeof standalone.ChatSessionFileUpload>, types.ChatSessionFileUpload>,
  Agree<Input<typeof zod.ChatSessionHistory>, types.ChatSessionHistory>,
  Agree<Output<typeof zod.ChatSessionHistory>, types.ChatSessionHistory>,
  Agree<Input<typeof standalone.ChatSessionHistory>, types.ChatSessionHistory>,
  Agree<Output<typeof standalone.ChatSessionHistory>, types.ChatSessionHistory>,
  Agree<Input<typeof zod.ChatSessionChatKitConfiguration>, types.ChatSessionChatKitConfiguration>,
  Agree<Output<typeof zod.ChatSessionChatKitConfiguration>, types.ChatSessionChatKitConfiguration>,
  Agree<
    Input<typeof standalone.ChatSessionChatKitConfiguration>,
    types.ChatSessionChatKitConfiguration
  >,
  Agree<
    Output<typeof standalone.ChatSessionChatKitConfiguration>,
    types.ChatSessionChatKitConfiguration
  >,
  Agree<Input<typeof zod.ChatSession>, types.ChatSession>,
  Agree<Output<typeof zod.ChatSession>, types.ChatSession>,
  Agree<Input<typeof standalone.ChatSession>, types.ChatSession>,
  Agree<Output<typeof standalone.ChatSession>, types.ChatSession>,
  Agree<Input<typeof zod.ErrorObject>, types.ErrorObject>,
  Agree<Output<typeof zod.ErrorObject>, types.ErrorObject>,
  Agree<Input<typeof standalone.ErrorObject>, types.ErrorObject>,
  Agree<Output<typeof standalone.ErrorObject>, types.ErrorObject>,
  Agree<Input<typeof zod.ErrorResponse>, types.ErrorResponse>,
  Agree<Output<typeof zod.ErrorResponse>, types.ErrorResponse>,
  Agree<Input<typeof standalone.ErrorResponse>, types.ErrorResponse>,
  Agree<Output<typeof standalone.ErrorResponse>, types.ErrorResponse>,
];
