/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // These stay Node packages: bundling them breaks their dynamic requires (drivers, queue, logger).
  serverExternalPackages: [
    ...['pg', 'pg-boss', 'pino', '@prisma/client', '@prisma/adapter-pg'],
    // Large, or reading files of their own; nothing is gained by bundling them.
    ...[
      'pdfkit',
      '@aws-sdk/client-sagemaker',
      '@aws-sdk/client-sts',
      '@aws-sdk/client-iam',
      '@aws-sdk/client-s3',
    ],
  ],
  // No page has a picture to resize, and an address that fetches what it is told to is not kept for nothing.
  images: { unoptimized: true },
  // proxy.ts sets the headers of everything else.
  headers: () => [
    {
      source: '/_next/static/:path*',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'cross-origin-resource-policy', value: 'same-origin' },
      ],
    },
  ],
  // Types and lint are their own steps of `npm run verify`; a build does not repeat them.
  typescript: { ignoreBuildErrors: true },
}

export default config
