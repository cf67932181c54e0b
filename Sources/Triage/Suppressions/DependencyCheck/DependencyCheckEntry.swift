import FindingModel
import ReportReading

/// A `suppress` element: which dependencies it is about, and what of them it suppresses.
///
/// The dependency must be as all of `filePath`, `sha1`, `gav` and `packageUrl` say; of it goes what
/// any of the other elements names. So does `SuppressionRule.process`
/// (<https://github.com/dependency-check/DependencyCheck/blob/main/core/src/main/java/org/owasp/dependencycheck/xml/suppression/SuppressionRule.java>).
struct DependencyCheckEntry {
  var reason: String?
  /// What it suppresses, in short.
  private(set) var label = ""
  private var dependencies: [Condition] = []
  private var vulnerabilities: [Condition] = []
  private var cpes: [String] = []
  private var scores = DependencyCheckScores()
  /// Whether it names a package, and whether it names all that it suppresses.
  private var namesPackage = false
  private var namesAll = true

  init(_ element: XML) throws(ReportError) {
    for part in element.children {
      do throws(PatternError) {
        try add(part)
      } catch {
        throw part.error(error.description)
      }
    }
  }

  private mutating func add(_ part: XML) throws(PatternError) {
    let text = String(part.allText[...].trimmingWhitespace)
    if part.name == "notes" {
      reason = text.isEmpty ? nil : text
      return
    }
    guard !text.isEmpty else { throw PatternError("expected text, found nothing") }
    switch part.name {
    case "filePath": dependencies.append(.test(.path, .texts([try pattern(part, text)])))
    case "sha1":
      dependencies.append(.names(.sha1, [text]))
      namesPackage = true
    case "gav":
      dependencies.append(.test(.coordinates, .texts([try pattern(part, text)])))
      namesPackage = true
    case "packageUrl":
      dependencies.append(.test(.purl, .texts([try pattern(part, text)])))
      namesPackage = true
    default:
      try addVulnerabilities(part, text)
      let isName = ["cpe", "cve", "vulnerabilityName"].contains(part.name)
      if label.isEmpty { label = isName ? text : "\(part.name) \(text)" }
    }
  }

  private mutating func addVulnerabilities(_ part: XML, _ text: String) throws(PatternError) {
    switch part.name {
    case "cpe": cpes.append(try cpeExpression(part, text))
    case "cve": vulnerabilities.append(.names(.id, [text]))
    case "vulnerabilityName":
      let pattern = try pattern(part, text)
      vulnerabilities.append(.test(.id, .texts([pattern])))
      if part.isTrue("regex") { namesAll = false }
    case "cwe":
      guard let number = Int(text), number > 0 else {
        throw PatternError("expected a CWE number, found `\(text)`")
      }
      vulnerabilities.append(.test(.cwe, .weaknesses([number])))
      namesAll = false
    default:
      guard try scores.add(part.name, text) else {
        throw PatternError("expected an element that a suppression has, found `\(part.name)`")
      }
      namesAll = false
    }
  }

  /// What is not bound to a package or to names is so in Dependency-Check's own findings alone.
  func condition(at element: XML) throws(ReportError) -> Condition {
    var choices = vulnerabilities
    do throws(PatternError) {
      if !cpes.isEmpty { choices.append(try .every(.cpe, beginsAs: cpes)) }
    } catch {
      throw element.error(error.description)
    }
    if let condition = scores.condition { choices.append(condition) }
    guard !choices.isEmpty else {
      throw element.error("expected what to suppress, as `cve` or `cpe`, found nothing")
    }
    var conditions = dependencies + [.one(of: choices)]
    if !namesPackage, !namesAll {
      conditions.append(.names(.scanType, ["Dependency Check Scan"]))
    }
    return .every(conditions)
  }
}

/// A whole text, in any letter case unless the element says otherwise.
private func pattern(_ part: XML, _ text: String) throws(PatternError) -> TextPattern {
  let ignoresCase = !part.isTrue("caseSensitive")
  if part.isTrue("regex") { return .regex(try TextRegex(whole: text, ignoresCase: ignoresCase)) }
  if ignoresCase { return .exact(text.lowercased()) }
  return .regex(try TextRegex(whole: TextRegex.escaped(text), ignoresCase: false))
}

/// How CPE names begin that are suppressed: as in 2.2, which Dependency-Check compares, or in 2.3,
/// which reports have. A regular expression is about the whole name in 2.2.
private func cpeExpression(_ part: XML, _ text: String) throws(PatternError) -> String {
  let flag = part.isTrue("caseSensitive") ? "" : "i"
  if part.isTrue("regex") {
    _ = try TextRegex(text)
    return "(?\(flag):\(text))\\z"
  }
  guard text.lowercased().hasPrefix("cpe:/") else {
    throw PatternError("expected a CPE 2.2 name as cpe:/a:vendor:product, found `\(text)`")
  }
  let forms = [text, CPEName.formatted(fromURI: text)].compactMap(\.self)
  return "(?\(flag):\(forms.map(TextRegex.escaped).joined(separator: "|")))"
}

extension XML {
  /// As `Boolean.parseBoolean` of Java.
  fileprivate func isTrue(_ name: StaticString) -> Bool {
    attribute(name)?.lowercased() == "true"
  }
}
