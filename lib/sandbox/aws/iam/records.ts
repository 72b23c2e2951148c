import type { Tag } from '#lib/sandbox/aws/input.ts'

/** IAM of one account. Tables are keyed by lower-case name, since names are unique without regard to case. */
export interface IamAccount {
  users: Record<string, IamUser>
  groups: Record<string, IamGroup>
  roles: Record<string, IamRole>
  policies: Record<string, IamPolicy>
  /** Virtual MFA devices by serial number, with the user they are enabled for. */
  mfaDevices: Record<string, MfaDevice>
  /** By ARN of a user, group or role; set through the control address. */
  lastAccessed?: Record<string, ServiceAccess[]>
  /** Reports asked for, by job id. */
  accessReports?: Record<string, { arn: string; createdAt: number; withActions: boolean }>
  credentialReportAt?: number
}

/** When a service was last used, as IAM's access advisor tells it; never when there is no time. */
export interface ServiceAccess {
  namespace: string
  name: string
  at: number | undefined
  region: string | undefined
  actions: { name: string; at: number | undefined; region: string | undefined }[]
}

/** What users, groups and roles have in common: a name with a path, and policies. */
export interface Holder {
  name: string
  path: string
  id: string
  arn: string
  createdAt: number
  /** Inline policies: name → document. */
  inline: Record<string, string>
  /** ARNs of attached managed policies, in the order they were attached. */
  attached: string[]
}

export interface IamUser extends Holder {
  tags: Tag[]
  permissionsBoundary: string | undefined
  accessKeys: AccessKey[]
  loginProfileAt: number | undefined
}

export interface IamGroup extends Holder {
  /** Lower-case user names, in the order they joined. */
  members: string[]
}

export interface IamRole extends Holder {
  trust: string
  description: string | undefined
  maxSessionSeconds: number
  tags: Tag[]
  permissionsBoundary: string | undefined
}

export interface IamPolicy {
  name: string
  path: string
  id: string
  arn: string
  document: string
  description: string | undefined
  createdAt: number
  tags: Tag[]
}

export interface AccessKey {
  id: string
  secret: string
  status: 'Active' | 'Inactive'
  createdAt: number
}

export interface MfaDevice {
  serialNumber: string
  userKey: string | undefined
  enabledAt: number | undefined
}
