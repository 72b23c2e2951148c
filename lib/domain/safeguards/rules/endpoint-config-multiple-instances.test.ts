import { ruleTable } from '#lib/checks/rule-table.ts'
import { endpointConfigMultipleInstances } from './endpoint-config-multiple-instances.ts'

ruleTable(endpointConfigMultipleInstances, [
  [
    'two instances',
    { EndpointConfigName: 'a', ProductionVariants: [{ VariantName: 'v', InitialInstanceCount: 2 }] },
    'protected',
  ],
  [
    'one instance',
    { EndpointConfigName: 'a', ProductionVariants: [{ VariantName: 'v', InitialInstanceCount: 1 }] },
    'failing',
    { says: 'Variant “v” starts with 1 instance' },
  ],
  [
    'serverless',
    { EndpointConfigName: 'a', ProductionVariants: [{ ServerlessConfig: {} }] },
    'not_applicable',
    { says: 'The variant is serverless' },
  ],
  [
    'serverless beside one instance',
    { EndpointConfigName: 'a', ProductionVariants: [{ ServerlessConfig: {} }, { InitialInstanceCount: 1 }] },
    'failing',
  ],
  ['no count', { EndpointConfigName: 'a', ProductionVariants: [{}] }, 'unknown'],
  ['a variant that is no object', { EndpointConfigName: 'a', ProductionVariants: [7] }, 'unknown'],
  ['no variants', { EndpointConfigName: 'a', ProductionVariants: [] }, 'unknown'],
  ['variants that are no list', { EndpointConfigName: 'a' }, 'unknown'],
])
