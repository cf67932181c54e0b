import FindingModel

extension Preview {
  /// The preview for people; of each kind the first findings are named, the others counted, and with
  /// `onlyNew` those that are new alone.
  public func document(naming most: Int = 10, onlyNew: Bool = false) -> Document {
    var document = Document("Preview")
    document.add(reports: receipt.reports)
    document.add(severitiesOf: self)
    document.add(rules: receipt.rules)
    document.add(merges: merges, most)
    if !duplicates.isEmpty {
      document.blocks.append(.heading("duplicates in the input: \(duplicates.count)"))
      document.blocks.append(
        .list(
          duplicates.listed(most) { "\($0.finding.line) as \($0.original?.place ?? "before")" }))
    }
    for test in tests { document.add(test, most, onlyNew: onlyNew) }
    return document
  }
}

extension Document {
  fileprivate mutating func add(reports: [Receipt.Report]) {
    blocks.append(.heading("read"))
    let rows = reports.map { report in
      let unread = report.counts.unread > 0 ? "\(report.counts.unread) not read" : ""
      let scanType = report.scanType.isEmpty ? "not read" : report.scanType
      let read = report.counts.read == 1 ? "1 finding" : "\(report.counts.read) findings"
      return [report.report, scanType, read, unread]
    }
    blocks.append(.table(Table(["", "", "", ""], rows, isText: true)))
  }

  /// One row for what was read of a scan type, and one for what is kept where that is less.
  fileprivate mutating func add(severitiesOf preview: Preview) {
    let severities = Severity.allCases.map(\.rawValue)
    func row(_ name: String, _ counts: [String: Int]) -> [String] {
      let cells = severities.map { counts[$0].map(String.init) ?? "·" }
      return [name] + cells + ["\(counts.values.reduce(0, +))"]
    }
    var rows: [[String]] = []
    for scanType in preview.scanTypes {
      rows.append(row(scanType.name, scanType.read))
      if scanType.kept != scanType.read { rows.append(row("  kept", scanType.kept)) }
    }
    if !rows.isEmpty {
      blocks.append(.heading("findings"))
      blocks.append(.table(Table([""] + severities + ["all"], rows)))
    }
  }

  fileprivate mutating func add(rules: [Receipt.RuleUse]) {
    let used = rules.filter { $0.findings > 0 }.sorted { $0.findings > $1.findings }
    if used.isEmpty { return }
    blocks.append(.heading("policy"))
    blocks.append(
      .list(
        used.listed(20) { rule in
          let reason = rule.reason.map { ": \($0)" } ?? ""
          return "\(rule.findings) \(rule.effectInPast) by `\(rule.id)` (\(rule.origin))\(reason)"
        }))
  }

  fileprivate mutating func add(merges: [Preview.Merge], _ most: Int) {
    if merges.isEmpty { return }
    let findings = merges.reduce(0) { $0 + $1.count }
    blocks.append(.heading("merged: \(findings) findings into \(merges.count)"))
    blocks.append(
      .list(
        merges.listed(most) { merge in
          let scanTypes = merge.scanTypes.joined(separator: ", ")
          return "\(merge.finding.severity)  \(merge.reason): \(merge.count) findings of"
            + " \(scanTypes) (\(merge.confidence.rawValue))"
        }))
  }

  fileprivate mutating func add(_ test: TestForecast, _ most: Int, onlyNew: Bool) {
    blocks.append(
      .heading(
        "server: \(test.testType), \(test.known) findings in the baseline, \(test.active) active"))
    var rows = [["created", "\(test.created.count)"], ["untouched", "\(test.untouched)"]]
    rows += [["reactivated", "\(test.reactivated.count)"], ["closed", "\(test.closed.count)"]]
    if test.left > 0 { rows.append(["left as decided", "\(test.left)"]) }
    if test.ignored > 0 { rows.append(["below the minimum", "\(test.ignored)"]) }
    if !test.duplicates.isEmpty { rows.append(["duplicates", "\(test.duplicates.count)"]) }
    blocks.append(.table(Table(["", ""], rows)))
    add("created", test.created, most)
    if onlyNew { return }
    add("reactivated", test.reactivated, most)
    add("closed", test.closed, most)
    if !test.moved.isEmpty {
      blocks.append(.heading("probably the same, though closed and created"))
      blocks.append(
        .list(
          test.moved.listed(most) { moved in
            "\(moved.closed.line) → \(moved.created.place ?? ""): \(moved.reason)"
          }))
    }
    add(test.closeGuard)
  }

  private mutating func add(_ name: String, _ items: [Preview.Item], _ most: Int) {
    if items.isEmpty { return }
    blocks.append(.heading(name))
    blocks.append(.list(items.listed(most, \.line)))
  }

  private mutating func add(_ closeGuard: CloseGuard) {
    guard closeGuard.count > 0 else { return }
    blocks.append(
      .heading(
        "closed though nothing says that they are fixed: \(closeGuard.count), expected at most"
          + " \(closeGuard.most)"))
    blocks.append(
      .list(
        closeGuard.doubts
          + closeGuard.dropped.listed(10) { "dropped by the policy: \($0)" }
          + closeGuard.merged.listed(10) { "merged into others: \($0)" }
          + closeGuard.belowMinimum.listed(10) { "below the minimum severity: \($0)" }))
    blocks.append(
      .line("  `as: false_positive` or another mark in the policy keeps them, and says why"))
  }
}

extension Preview.Item {
  /// The finding in one line.
  fileprivate var line: String {
    "\(severity)  \(title)\(place.map { "  \($0)" } ?? "")"
  }
}

extension Array {
  /// The first elements in words, and how many more there are.
  fileprivate func listed(_ most: Int, _ words: (Element) -> String) -> [String] {
    let shown = prefix(most).map(words)
    return count > most ? shown + ["and \(count - most) more"] : shown
  }
}
