/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // These stay Node packages: bundling them breaks their dynamic requires (drivers, queue, logger).
  serverExternalPackages: [
    ...['pg', 'pg-boss', 'pino', '@prisma/client', '@prisma/adapter-pg', 'pdfkit'],
    // Large, and nothing is gained by bundling them.
    ...['@aws-sdk/client-sagemaker', '@aws-sdk/client-sts', '@aws-sdk/client-iam', '@aws-sdk/client-s3'],
  ],
  // Types and lint are their own steps of `npm run verify`; a build does not repeat them.
  typescript: { ignoreBuildErrors: true },
}

export default config
