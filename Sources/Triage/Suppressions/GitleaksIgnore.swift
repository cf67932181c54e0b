/// Reads the `.gitleaksignore` of Gitleaks: one fingerprint a line.
///
///     cd5226711335c68be1e720b318b7bc3135a30eb2:cmd/generate/config.go:sidekiq-secret:23
///     src/config.go:aws-access-token:7
///
/// With a commit an entry is about the finding in that commit, without one about the same in any.
///
/// Format: <https://github.com/gitleaks/gitleaks#gitleaksignore>, and `AddGitleaksIgnore` in
/// `detect/detect.go`.
package struct GitleaksIgnore: SuppressionFormat {
  package let name = "a .gitleaksignore file"

  package init() {}

  package func recognizes(_ file: SuppressionFile) -> Bool {
    let lines = file.entryLines
    return !lines.isEmpty && lines.count { Fingerprint($0.text) != nil } * 2 > lines.count
  }

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    var reading = try SuppressionReading(file)
    var remarks: [PolicyError] = []
    for line in file.entryLines {
      do throws(PatternError) {
        guard let fingerprint = Fingerprint(line.text) else {
          throw PatternError(
            "expected file:rule:line or commit:file:rule:line, found `\(line.text.prefix(200))`")
        }
        reading.add(
          Rule(
            id: fingerprint.text, .drop, when: try fingerprint.condition, reason: line.comment,
            origin: line.origin))
      } catch {
        remarks.append(PolicyError(error.description, at: line.origin))
      }
    }
    var suppressions = try reading.finished(nil)
    suppressions.remarks += remarks
    return suppressions
  }

  /// Where Gitleaks found a secret, and by which rule.
  private struct Fingerprint {
    let commit: Substring?
    let file: String
    let rule: Substring
    let line: Int

    /// The name of a file may hold colons, that of a rule may not.
    init?(_ text: Substring) {
      var parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count >= 3, let line = parts.popLast().flatMap({ Int($0) }), line >= 0,
        let rule = parts.popLast(), !rule.isEmpty
      else { return nil }
      self.line = line
      self.rule = rule
      let hasCommit = parts.count > 1 && Fingerprint.isCommit(parts[0])
      commit = hasCommit ? parts.removeFirst() : nil
      file = String(
        parts.joined(separator: ":").unicodeScalars.map { $0 == "\\" ? "/" : Character($0) })
      if file.isEmpty { return nil }
    }

    private static func isCommit(_ text: Substring) -> Bool {
      7...64 ~= text.utf8.count && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    }

    var text: String {
      [commit, Substring(file), rule, Substring(String(line))].compactMap(\.self)
        .joined(separator: ":")
    }

    var condition: Condition {
      get throws(PatternError) {
        if commit != nil { return .names(.fingerprint, [text]) }
        return .all([
          .names(.id, [String(rule)]),
          .test(.path, .paths(try PathPatterns(file: file))),
          .line(line),
        ])
      }
    }
  }
}
