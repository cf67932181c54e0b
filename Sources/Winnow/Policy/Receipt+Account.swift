import Exporting

extension Receipt {
  /// The receipt as outputs tell it that people read.
  var account: RunAccount {
    var account = RunAccount()
    account.warnings =
      reports.compactMap(\.failure) + gates.filter(\.isMet).map(\.message) + warnings
    account.tables = [reportTable]
    if !usedRules.isEmpty { account.tables.append(Receipt.table(of: usedRules)) }
    return account
  }

  private var reportTable: RunAccount.Table {
    let columns: [RunAccount.Column] =
      [.text("Report"), .text("Scan type")] + Counts.shown.map { .number($0.name) }
    var rows = reports.map { [$0.report, $0.scanType] + $0.counts.cells }
    if rows.count > 1 { rows.append(["all", ""] + counts.cells) }
    return RunAccount.Table(telling: "What was read, and what became of it", columns, rows)
  }

  private static func table(of rules: [RuleUse]) -> RunAccount.Table {
    let columns: [RunAccount.Column] = [
      .number("Findings"), .text("Became"), .text("By rule"), .text("Which stands in"),
      .text("Reason"), .text("Owner"), .text("Expires"),
    ]
    return RunAccount.Table(
      telling: "Rules that decided", columns,
      rules.map { rule in
        [
          "\(rule.findings)", rule.effectInPast, rule.id, rule.origin, rule.reason ?? "",
          rule.owner ?? "", rule.expires ?? "",
        ]
      })
  }
}

extension Receipt.Counts {
  fileprivate static let shown: [(name: String, count: @Sendable (Self) -> Int)] = [
    ("Read", \.read), ("Not read", \.unread), ("Kept", \.kept), ("Marked", \.marked),
    ("Dropped", \.dropped), ("Merged", \.merged), ("Other severity", \.severityChanged),
    ("Without secrets", \.redacted),
  ]

  fileprivate var cells: [String] { Receipt.Counts.shown.map { "\($0.count(self))" } }
}
