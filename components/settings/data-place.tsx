import { CopyButton } from '@/components/ui/copy-button'

/** Where everything is kept, and what leaves this machine. */
export function DataPlace({ folder }: { folder: string }) {
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div className="flex items-center gap-2 rounded-xl border border-line bg-raised py-2 pr-2 pl-4">
        <code className="min-w-0 flex-1 font-mono text-xs break-all">{folder}</code>
        <CopyButton text={folder} label="Copy the path" />
      </div>
      <ul className="list-disc space-y-1 pl-5 text-muted">
        <li>Workflows, runs and their results are in the file parallax.db in this folder.</li>
        <li>Keys are encrypted in that file; the master key lies beside it. Back up the folder as a whole.</li>
        <li>Only calls to the connections above leave this machine, each to its own base URL.</li>
        <li>To keep the data elsewhere, set PARALLAX_DATA_DIR and start again.</li>
      </ul>
    </div>
  )
}
