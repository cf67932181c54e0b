import FindingModel

/// What is written into requests, in Markdown, each text with its marker as the last line.
struct RequestText {
  let draft: RequestDraft
  let scope: String

  /// What stands before a finding.
  static let bullet = "- "
  /// How many findings are listed.
  private static let longestList = 200
  private static let longestText = 4000

  /// What the request begins with; notes are the reviewers' afterwards.
  var notes: String {
    let finding = draft.worst
    var parts: [String] = []
    if let description = finding.description?.trimmed, !description.isEmpty {
      parts.append(cut(description))
    }
    parts.append(list)
    if let mitigation = finding.mitigation?.trimmed, !mitigation.isEmpty {
      parts.append("Mitigation: " + cut(mitigation))
    }
    if let references = finding.references?.trimmed, !references.isEmpty {
      parts.append("References: " + cut(references))
    }
    parts.append("Found by: \(finding.scanType.inOneLine)")
    return signed(parts)
  }

  /// What has changed since the scope said something.
  ///
  /// - Parameter history: What was said.
  /// - Returns: A comment.
  func change(since history: RequestHistory) -> String {
    switch history.latest[scope] {
    case .state(_, let severity):
      let old = Set(history.entries[scope] ?? [])
      let shown = Set(listed)
      var parts: [String] = []
      if severity != draft.severity {
        parts.append("Severity: \(severity.rawValue) → \(draft.severity.rawValue).")
      }
      let new = listed.filter { !old.contains($0) }
      let gone = old.subtracting(shown).sorted()
      if !old.isEmpty, !new.isEmpty { parts.append("New: " + new.joined(separator: "; ")) }
      if !old.isEmpty, !gone.isEmpty { parts.append("Gone: " + gone.joined(separator: "; ")) }
      if parts.isEmpty { parts = ["The findings have changed."] }
      return signed(parts + ["Now:", list])
    case .gone: return signed(["Found again by the scan `\(scope)`:", list])
    case nil where history.latest.isEmpty: return signed(["Found by the scan `\(scope)`:", list])
    case nil: return signed(["Also found by the scan `\(scope)`:", list])
    }
  }

  /// What a request is opened again with.
  var back: String { signed(["The finding is back:", list]) }

  /// What is said where the scan has no such finding any more.
  static func gone(_ request: DejaCodeRequest, scope: String, others: Set<String>) -> String {
    let marker = RequestMarker(finding: request.uuid, scope: scope, .gone)
    let rest =
      others.isEmpty
      ? "" : " It still is in: " + others.sorted().map { "`\($0)`" }.joined(separator: ", ") + "."
    return "The scan `\(scope)` does not find this any more.\(rest)\n\n\(marker)"
  }

  private var listed: [String] { Array(draft.entries.prefix(RequestText.longestList)) }

  private var list: String {
    let more = draft.entries.count - listed.count
    return (listed.map { RequestText.bullet + $0 } + (more > 0 ? ["… and \(more) more"] : []))
      .joined(separator: "\n")
  }

  private func signed(_ parts: [String]) -> String {
    let state = RequestMarker.Kind.state(digest: draft.digest, severity: draft.severity)
    let marker = RequestMarker(finding: draft.uuid, scope: scope, state)
    return (parts + ["\(marker)"]).joined(separator: "\n\n")
  }

  /// Without what the server refuses, and not too long; a list in it is none of findings.
  private func cut(_ text: String) -> String {
    let plain = text.replacing("\0", with: "")
    let lines = plain.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix(RequestText.bullet) ? "* " + line.dropFirst(RequestText.bullet.count) : line
    }
    let whole = lines.joined(separator: "\n")
    return whole.count > RequestText.longestText
      ? whole.prefix(RequestText.longestText) + "…" : whole
  }
}
