import FindingModel
import ScannerKit

extension Tenable {
  /// What a CPE URI says of a product (<https://nvlpubs.nist.gov/nistpubs/Legacy/IR/nistir7695.pdf>).
  ///
  /// Read as the Python library `cpe` reads it, which DefectDojo takes names and versions from: by
  /// version 2.3 of the standard, else by 2.2, else by 1.1, where the fields stand one place
  /// earlier.
  struct CPEName {
    let product: String
    let version: String

    /// The first name in a text: all from `cpe:/` to a space or the end of the line, so that names
    /// with a comma between them are taken for one.
    init?(firstIn text: String) {
      guard let start = text.offset(of: "cpe:/") else { return nil }
      let rest = text.utf8.dropFirst(start + 5).prefix { $0 != 0x20 && $0 != 0x0A }
      if rest.isEmpty { return nil }
      self.init(uri: Substring(rest))
    }

    /// - Parameter uri: What follows `cpe:/`.
    private init?(uri: Substring) {
      let fields = uri.lowercased().fields(at: ":")
      if fields.count <= 7, ["", "h", "o", "a"].contains(fields[0]) {
        let named = fields + [Substring](repeating: "", count: 7 - fields.count)
        guard let is23 = isVersion23(named) else { return nil }
        if is23 || isVersion22(named) {
          product = String(named[2])
          version = String(named[3])
          return
        }
      }
      guard let element = firstElement(ofVersion11: uri) else { return nil }
      product = element.count > 1 ? String(element[1]) : ""
      version = element.count > 2 ? String(element[2]) : ""
    }
  }
}

/// Nothing where the library fails: on an edition that is packed from too few parts.
private func isVersion23(_ fields: [Substring]) -> Bool? {
  guard fields[1...4].allSatisfy(isValue23) else { return false }
  if fields[5].utf8.first == UInt8(ascii: "~") {
    let parts = fields[5].fields(at: "~")
    if parts.count < 6 { return nil }
    guard parts[1...5].allSatisfy(isValue23) else { return false }
  } else if !isValue23(fields[5]) {
    return false
  }
  return fields[6].isEmpty || fields[6] == "-" || isLanguage(fields[6])
}

/// Of the fields, the edition may be anything.
private func isVersion22(_ fields: [Substring]) -> Bool {
  fields[1...4].allSatisfy { field in
    field.unicodeScalars.allSatisfy { isWordScalar($0) || ".-~%\\/".unicodeScalars.contains($0) }
  } && (fields[6].isEmpty || isLanguage(fields[6]))
}

/// Hardware, system and applications with slashes between them, each a list of elements.
private func firstElement(ofVersion11 uri: Substring) -> [Substring]? {
  let parts = uri.fields(at: "/")
  guard parts.count <= 3 else { return nil }
  let elements = parts.filter { !$0.isEmpty }.flatMap { $0.fields(at: ";") }
    .map { $0.fields(at: ":") }
  let areNames = elements.allSatisfy { fields in
    fields.count <= 10
      && fields.enumerated().allSatisfy { index, field in
        switch index {
        case 4: true
        case 5: field.isEmpty || isLanguage(Substring(field.lowercased()))
        default: field.isEmpty || isValue11(field)
        }
      }
  }
  return areNames ? elements.first : nil
}

/// Letters and digits with a wildcard (`%01`…, `%02`) before and behind them perhaps, other
/// characters escaped.
private func isValue23(_ field: Substring) -> Bool {
  var rest = field
  var hasWildcard = rest.removePrefix("%02")
  if !hasWildcard { while rest.removePrefix("%01") { hasWildcard = true } }
  var end = rest.removeSuffix("%02")
  if !end { while rest.removeSuffix("%01") { end = true } }
  if rest.isEmpty { return !hasWildcard && !end }
  var scalars = rest.unicodeScalars
  while let scalar = scalars.popFirst() {
    if scalar == "%" {
      guard let code = UInt8(String(scalars.prefix(2)), radix: 16), isEscaped(code) else {
        return false
      }
      scalars.removeFirst(2)
    } else if !isWordScalar(scalar), scalar != "-", scalar != "." {
      return false
    }
  }
  return true
}

private func isEscaped(_ code: UInt8) -> Bool {
  switch code {
  case 0x21...0x2C, 0x2F, 0x3A...0x40, 0x5B...0x5E, 0x60, 0x7B...0x7E: true
  default: false
  }
}

/// One that is not `~value`, or several with `!` between them.
private func isValue11(_ field: Substring) -> Bool {
  let isNegated = field.utf8.first == UInt8(ascii: "~")
  let values = isNegated ? [field.dropFirst()] : field.fields(at: "!")
  return values.allSatisfy { value in
    !value.isEmpty
      && value.unicodeScalars.allSatisfy {
        isWordScalar($0) || ".-,()@#".unicodeScalars.contains($0)
      }
  }
}

/// `en`, `en-us` or `es-419`.
private func isLanguage(_ field: Substring) -> Bool {
  let parts = field.fields(at: "-")
  let isWord = { (part: Substring) in part.utf8.allSatisfy { 0x61...0x7A ~= $0 } }
  guard (2...3).contains(parts[0].utf8.count), isWord(parts[0]), parts.count <= 2 else {
    return false
  }
  guard parts.count == 2 else { return true }
  let region = parts[1]
  return region.utf8.count == 2 && isWord(region)
    || region.utf8.count == 3 && region.utf8.allSatisfy { 0x30...0x39 ~= $0 }
}

/// Python's `\w`.
private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    return 0x61...0x7A ~= scalar.value | 0x20 || 0x30...0x39 ~= scalar.value || scalar == "_"
  }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
    return true
  default: return scalar.properties.numericType != nil
  }
}

extension StringProtocol where SubSequence == Substring {
  fileprivate func fields(at separator: Unicode.Scalar) -> [Substring] {
    let byte = UInt8(ascii: separator)
    return self[...].utf8.split(separator: byte, omittingEmptySubsequences: false)
      .map { Substring($0) }
  }
}

extension Substring {
  fileprivate mutating func removePrefix(_ text: String) -> Bool {
    guard utf8.starts(with: text.utf8) else { return false }
    self = Substring(utf8.dropFirst(text.utf8.count))
    return true
  }

  fileprivate mutating func removeSuffix(_ text: String) -> Bool {
    guard utf8.suffix(text.utf8.count).elementsEqual(text.utf8) else { return false }
    self = Substring(utf8.dropLast(text.utf8.count))
    return true
  }
}
