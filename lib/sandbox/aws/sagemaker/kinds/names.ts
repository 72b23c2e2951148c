/** Names as most SageMaker resources have them: letters, digits and inner hyphens, up to 63. */
export const NAME_63 = { pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}', min: 1, max: 63 }
export const NAME_32 = { pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}', min: 1, max: 32 }
