import { expect, it } from 'vitest'
import { definitionsOfTuningJob } from './definitions.ts'

it('finds no definition where none was given', () => {
  for (const absent of [undefined, null])
    expect(definitionsOfTuningJob({ TrainingJobDefinition: absent, TrainingJobDefinitions: absent })).toEqual(
      [],
    )
  expect(definitionsOfTuningJob({})).toEqual([])
  expect(definitionsOfTuningJob({ TrainingJobDefinitions: [] })).toEqual([])
})

it('finds the one, the many, and both, with their names and places', () => {
  const one = { DefinitionName: 'one' }
  const two = { DefinitionName: 7 }
  expect(
    definitionsOfTuningJob({ TrainingJobDefinition: one, TrainingJobDefinitions: [two, null, 'x'] }),
  ).toEqual([
    { path: 'TrainingJobDefinition', name: 'one', body: one },
    { path: 'TrainingJobDefinitions[0]', name: null, body: two },
    { path: 'TrainingJobDefinitions[1]', name: null, body: null },
    { path: 'TrainingJobDefinitions[2]', name: null, body: null },
  ])
  expect(definitionsOfTuningJob({ TrainingJobDefinition: 7 })).toEqual([
    { path: 'TrainingJobDefinition', name: null, body: null },
  ])
})

it('keeps a list that is none as one definition that cannot be read', () => {
  expect(definitionsOfTuningJob({ TrainingJobDefinitions: { 0: {} } })).toEqual([
    { path: 'TrainingJobDefinitions', name: null, body: null },
  ])
})
