import FindingModel

/// Reads the `.trivyignore` of Trivy: one identifier of a vulnerability, check, secret or licence a
/// line, which `exp:2026-01-15` ends with the day before.
///
///     # not reachable
///     CVE-2018-14618
///     CVE-2019-14697 exp:2026-01-15
///
/// Format: <https://trivy.dev/latest/docs/configuration/filtering/#trivyignore>, and
/// `pkg/result/ignore.go`.
package struct TrivyIgnore: SuppressionFormat {
  package let name = "a .trivyignore file"

  package init() {}

  /// The last resort: takes what has nothing but lines that look like identifiers.
  package func recognizes(_ file: SuppressionFile) -> Bool {
    file.entryLines.allSatisfy { line in
      let entry = Entry(line)
      return entry.isIdentifier
        && entry.others.allSatisfy { $0.hasPrefix("exp:") }
    }
  }

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    var reading = try SuppressionReading(file)
    var remarks: [PolicyError] = []
    for line in file.entryLines {
      do throws(PolicyError) {
        let entry = Entry(line)
        reading.add(
          Rule(
            id: entry.id, .drop, when: .names(.id, [entry.id]),
            reason: entry.comment ?? line.comment, expires: try entry.expires(line.origin),
            origin: line.origin))
      } catch {
        remarks.append(error)
      }
    }
    var suppressions = try reading.finished(nil)
    suppressions.remarks += remarks
    return suppressions
  }

  private struct Entry {
    let id: String
    /// What stands behind the identifier and before a comment.
    let others: [Substring]
    let comment: String?
    private let fields: [Substring]

    init(_ line: SuppressionLine) {
      fields = line.text.split { $0 == " " || $0 == "\t" }
      // Trivy takes `Apache-2.0` for `Apache-2.0 WITH LLVM-exception`; its documentation says that
      // the exception counts.
      let isException = fields.count > 2 && fields[1] == "WITH"
      let length = isException ? 3 : 1
      id = fields.prefix(length).joined(separator: " ")
      others = fields.dropFirst(length).prefix { !$0.hasPrefix("#") }.map(\.self)
      comment = line.text.comment(behind: fields.first)
    }

    var isIdentifier: Bool {
      guard let first = id.utf8.first, Entry.isLetterOrDigit(first) else { return false }
      return id.utf8.allSatisfy { Entry.isLetterOrDigit($0) || "-_.+ ".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: false
      }
    }

    /// Trivy takes the first `exp:` anywhere in the line.
    func expires(_ origin: Origin) throws(PolicyError) -> Day? {
      guard let field = fields.first(where: { $0.hasPrefix("exp:") }) else { return nil }
      let text = field.dropFirst("exp:".count)
      guard text.utf8.count == 10, let day = Day(startOf: text) else {
        throw PolicyError(
          "expected a day, as exp:2026-01-15, found `\(field.prefix(80))`", at: origin, path: id)
      }
      return Moment(day).lastDayBefore
    }
  }
}

extension Substring {
  /// What a `#` behind white space begins.
  fileprivate func comment(behind first: Substring?) -> String? {
    guard let start = first?.endIndex, let sign = self[start...].firstIndex(of: "#") else {
      return nil
    }
    let text = self[sign...].drop { $0 == "#" }.trimmingWhitespace
    return text.isEmpty ? nil : String(text)
  }
}
