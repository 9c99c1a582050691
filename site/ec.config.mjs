// The look of code blocks. It stands here, since starlight-openapi replaces the option of Starlight.
export default {
  defaultProps: { wrap: true, overridesByLang: { 'sh,diff': { frame: 'none' } } },
  styleOverrides: { borderRadius: '0.5rem', borderColor: 'var(--sl-color-gray-5)' },
};
