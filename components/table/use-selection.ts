'use client'

import { useState } from 'react'

/** Rows that were picked, kept whole, so that acts on them reach those of other pages too. */
export interface Selection<Row> {
  rows: ReadonlyMap<string, Row>
  /** What a row is called, for its checkbox: "Select prod-hpo-7". */
  nameOf: (row: Row) => string
  /** Picks or drops one row; with `isRange`, all from the last one touched to it. */
  toggle: (shown: readonly { id: string; row: Row }[], id: string, isRange: boolean) => void
  setAll: (shown: readonly { id: string; row: Row }[], isPicked: boolean) => void
  clear: () => void
}

export function useSelection<Row>(nameOf: (row: Row) => string): Selection<Row> {
  const [rows, setRows] = useState<ReadonlyMap<string, Row>>(new Map())
  const [anchor, setAnchor] = useState<string | null>(null)
  return {
    rows,
    nameOf,
    toggle: (shown, id, isRange) => {
      const to = shown.findIndex((entry) => entry.id === id)
      const from = isRange ? shown.findIndex((entry) => entry.id === anchor) : -1
      const next = new Map(rows)
      if (from === -1) {
        const row = shown[to]?.row
        if (!next.delete(id) && row !== undefined) next.set(id, row)
      } else
        for (const entry of shown.slice(Math.min(from, to), Math.max(from, to) + 1))
          next.set(entry.id, entry.row)
      setRows(next)
      setAnchor(id)
    },
    setAll: (shown, isPicked) => {
      const next = new Map(rows)
      for (const { id, row } of shown)
        if (isPicked) next.set(id, row)
        else next.delete(id)
      setRows(next)
    },
    clear: () => {
      setRows(new Map())
      setAnchor(null)
    },
  }
}
