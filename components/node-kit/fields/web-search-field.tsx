'use client'

import { webSearchOf, type CallOptions, type WebSearch } from '@/lib/nodes/call-options'
import { ChoicesField } from './choices-field'
import { NumberField } from './number-field'
import { SwitchField } from './switch-field'

type WebSearchFieldProps = {
  value: CallOptions['webSearch']
  onChange: (value: CallOptions['webSearch']) => void
}

/** Lets the server of the model search the web, how often and where. */
export function WebSearchField({ value, onChange }: WebSearchFieldProps) {
  const search = webSearchOf({ webSearch: value })
  const change = (patch: WebSearch) => onChange(withoutEmpty({ ...search, ...patch }))
  return (
    <div className="flex flex-col gap-3">
      <SwitchField
        path="webSearch"
        label="Web search"
        hint="The model may look things up, and its answer names its sources. Searches are billed on top of the tokens."
        value={search !== null}
        onChange={(isOn) => onChange(isOn ? true : undefined)}
      />
      {search === null ? null : (
        <div className="flex flex-col gap-3 border-l border-line pl-3">
          <NumberField
            path="webSearch.maxUses"
            label="Most searches in one answer"
            integer
            min={1}
            max={100}
            placeholder="as many as it likes"
            value={search.maxUses}
            onChange={(maxUses) => change({ maxUses })}
          />
          <ChoicesField
            path="webSearch.allowedDomains"
            label="Search only these sites"
            noun="site to search"
            value={search.allowedDomains ?? []}
            onChange={(allowedDomains) => change({ allowedDomains })}
          />
          <ChoicesField
            path="webSearch.blockedDomains"
            label="Leave out these sites"
            noun="site to leave out"
            value={search.blockedDomains ?? []}
            onChange={(blockedDomains) => change({ blockedDomains })}
          />
        </div>
      )}
    </div>
  )
}

/** What says nothing is not kept: a search without limits is `true`. */
function withoutEmpty({ maxUses, allowedDomains = [], blockedDomains = [] }: WebSearch): true | WebSearch {
  const kept = {
    ...(maxUses === undefined ? {} : { maxUses }),
    ...(allowedDomains.length === 0 ? {} : { allowedDomains }),
    ...(blockedDomains.length === 0 ? {} : { blockedDomains }),
  }
  return Object.keys(kept).length === 0 ? true : kept
}
