/** What a customer's OpenID client secret is sealed for; its owner is the setting's id. */
export const clientSecretPurpose = 'openid-client-secret'
