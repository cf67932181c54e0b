package import FindingModel

extension Matcher {
  /// What a field is compared with, from the words behind its name: in a policy one scalar or a
  /// list of them, on the command line what follows the `=`.
  package init(_ field: Field, _ words: [String]) throws(PatternError) {
    switch field.kind {
    case .names:
      self = .texts(
        try words.map { word throws(PatternError) in try TextPattern(word, plain: .whole) })
    case .prose:
      self = .texts(
        try words.map { word throws(PatternError) in try TextPattern(word, plain: .part) })
    case .paths: self = .paths(try PathPatterns(words))
    case .packages:
      self = .packages(try words.map { word throws(PatternError) in try PackagePattern(word) })
    case .versions: self = .versions(try VersionRange(words.joined(separator: " || ")))
    case .number: self = .number(try NumberRange(words))
    case .flag: self = .flag(try Matcher.flag(words))
    case .severities:
      self = .severities(
        Set(try words.map { word throws(PatternError) in try Matcher.severity(word) }))
    case .weaknesses:
      self = .weaknesses(
        Set(try words.map { word throws(PatternError) in try Matcher.weakness(word) }))
    case .statuses:
      self = .statuses(Set(try words.map { word throws(PatternError) in try Matcher.status(word) }))
    }
  }

  private static func flag(_ words: [String]) throws(PatternError) -> Bool {
    switch words.map({ $0.lowercased() }) {
    case ["true"]: return true
    case ["false"]: return false
    default: throw PatternError("expected true or false, found `\(words.joined(separator: ", "))`")
    }
  }

  /// One of DefectDojo's five severities.
  package static func severity(_ word: String) throws(PatternError) -> Severity {
    if let severity = Severity(word: word) { return severity }
    let known = Severity.allCases.map(\.rawValue).joined(separator: ", ")
    throw PatternError("expected one of \(known), found `\(word)`")
  }

  private static func weakness(_ word: String) throws(PatternError) -> Int {
    let digits = word.lowercased().hasPrefix("cwe-") ? word.dropFirst(4) : word[...]
    if let number = Int(digits), number >= 0 { return number }
    throw PatternError("expected a CWE number, as 79 or CWE-79, found `\(word)`")
  }

  private static func status(_ word: String) throws(PatternError) -> Status {
    if let status = Status(rawValue: word) { return status }
    let known = Status.allCases.map(\.rawValue).joined(separator: ", ")
    throw PatternError("expected one of \(known), found `\(word)`")
  }
}

extension NumberRange {
  /// One number, or two with a hyphen between them that are the bounds.
  fileprivate init(_ words: [String]) throws(PatternError) {
    let parts =
      words.count == 1
      ? words[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false) : []
    let numbers = parts.compactMap { part in
      Double(part.filter { $0 != " " }).flatMap { $0.isFinite ? $0 : nil }
    }
    guard numbers.count == parts.count, let first = numbers.first, let last = numbers.last,
      first <= last
    else {
      throw PatternError(
        "expected a number, or two as 10-20, found `\(words.joined(separator: ", "))`")
    }
    self.init(atLeast: first, atMost: last)
  }
}
