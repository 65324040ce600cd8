export const help = `Touchstack: which content brings the people who convert, and what the martech stack costs.

  touchstack import FILE… -w WORKSPACE [--kind events|tools|decision] [--format ID] [--map field=Column,…]
                    [--zone Area/City] [--day-order ORDER] [--days end|start] [--encoding NAME] [--delimiter WHICH]
                    [--header-line N] [--order rows] [--mapping NAME] [--dry-run] [--json]
  touchstack imports [undo ID | rejects ID -o FILE [--rows]] -w WORKSPACE
  touchstack mapping list|save NAME FILE|rename NAME TO|delete NAME -w WORKSPACE
  touchstack tools list|edit TOOL --set FIELD=VALUE…|merge KEEP OTHER…|undo -w WORKSPACE
  touchstack config get -w WORKSPACE
  touchstack config set FILE|- -w WORKSPACE
  touchstack report SLUG -w WORKSPACE [--param value …] [--format table|csv|json]
                    [--save FILE]
  touchstack verify FILE -w WORKSPACE [--json]
  touchstack export traits -w WORKSPACE -o FILE [--goal NAME] [--lookback-days N]
                    [--people converted|known] [--format jsonl|csv]
  touchstack export html [VIEW…] -w WORKSPACE -o FILE
  touchstack export decision -w WORKSPACE -o FILE [--decision NAME] [--version N] [--format json|markdown]
  touchstack decision list|compare|delete|restore -w WORKSPACE
  touchstack serve [-w WORKSPACE] [--port N] [--no-open]
  touchstack sample DIR
  touchstack check -w WORKSPACE [--json]
  touchstack repair -w WORKSPACE [-o FILE] [--json]

A workspace is one file, made on first use. \`touchstack COMMAND --help\` says more about a command.
Exit code: 0 done, 1 the work failed (the reason is on stderr), 2 wrong usage.
`
