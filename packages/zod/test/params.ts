// Parameters of `sessions.create`: valid, or invalid in one place.
export const params = { user: 'user_123', workflow: { id: 'wf_123' } };

export function withVariables(state_variables: unknown) {
  return { ...params, workflow: { id: 'w', state_variables } };
}

export function withExpiry(expires_after: unknown) {
  return { ...params, expires_after };
}

export function withUpload(file_upload: unknown) {
  return { ...params, chatkit_configuration: { file_upload } };
}
