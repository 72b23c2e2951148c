/** What a browser could do for a page and none of ours asks for. */
const refusedFeatures = [
  ...[
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'display-capture',
    'encrypted-media',
    'geolocation',
  ],
  ...['gyroscope', 'hid', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb'],
  ...['web-share', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Whether people reach the portal by https. */
export function isHttps(): boolean {
  return process.env.PORTAL_URL?.startsWith('https:') === true
}

/** The headers that are the same on every answer, whoever asks for what. */
export function setFixedHeaders(headers: Headers): void {
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('permissions-policy', refusedFeatures)
  headers.set('cache-control', 'private, no-store')
  if (isHttps()) headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
}
