/// Finds what is a secret by its form or by the name that it has: tokens, private keys, headers,
/// parameters, members of JSON objects, passwords in URLs.
///
/// One pass over the bytes; what is looked at twice is bounded, so that no text takes longer than
/// its length.
struct FormSecrets {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var spans: [SecretSpan] = []
  /// Up to where no JSON Web Token begins that has three parts.
  private var noWebTokenUntil = 0
  /// Whether no private key ends behind the place that was reached.
  private var noKeyEnds = false

  /// Where the secrets of a text stand, in no order, perhaps overlapping.
  static func spans(in bytes: UnsafeBufferPointer<UInt8>) -> [SecretSpan] {
    var secrets = FormSecrets(bytes: bytes)
    secrets.scan()
    return secrets.spans
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// What the scan does at a byte.
  private enum Step: UInt8 {
    case none, word, tokenStart, colon, equals, hyphen, percent, backslash
  }

  private static let steps: [Step] = (0..<256).map { number in
    let byte = UInt8(number)
    switch byte {
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: "="): return .equals
    case UInt8(ascii: "-"): return .hyphen
    case UInt8(ascii: "%"): return .percent
    case UInt8(ascii: "\\"): return .backslash
    default:
      if TokenForm.begins[number] { return .tokenStart }
      return isWord(byte) ? .word : .none
    }
  }

  private mutating func scan() {
    let bytes = bytes
    FormSecrets.steps.withUnsafeBufferPointer { steps in
      var index = 0
      var isInWord = false
      while index < bytes.count {
        let step = steps[Int(bytes[index])]
        if step.rawValue <= Step.word.rawValue {
          isInWord = step == .word
          index += 1
        } else if step != .tokenStart {
          isInWord = false
          index = mark(step, at: index)
        } else if !isInWord, TokenForm.mayBegin(at: index, in: bytes), let end = token(at: index) {
          index = end
        } else {
          isInWord = true
          index += 1
        }
      }
    }
  }

  /// Looks at a byte that may part a name from a value; returns where to go on.
  private mutating func mark(_ step: Step, at index: Int) -> Int {
    switch step {
    case .colon:
      colon(at: index)
    case .equals:
      if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "=") { return index + 2 }
      parameter(at: index)
    case .hyphen:
      if let end = privateKey(at: index) { return end }
    case .percent:
      // What follows an escape begins a word.
      if index + 2 < bytes.count, isHexadecimal(bytes[index + 1]), isHexadecimal(bytes[index + 2]) {
        return index + 3
      }
    default:
      if index + 1 < bytes.count, isLineEscape(bytes[index + 1]) { return index + 2 }
    }
    return index + 1
  }

  // MARK: Tokens

  private mutating func token(at start: Int) -> Int? {
    let end = bytes[start] == UInt8(ascii: "e") ? webToken(at: start) : nil
    guard let end = end ?? TokenForm.end(of: start, in: bytes) else { return nil }
    add(start..<end)
    return end
  }

  /// The end of a JSON Web Token: three parts in base64, the first of which begins with `{"`
  /// (<https://www.rfc-editor.org/rfc/rfc7519>).
  private mutating func webToken(at start: Int) -> Int? {
    guard start >= noWebTokenUntil, bytes[start...].starts(with: TokenForm.webToken) else {
      return nil
    }
    var end = start
    for part in 0..<3 {
      let partEnd = TokenForm.Alphabet.base64URL.end(from: end, in: bytes)
      if part == 2 { return partEnd }
      guard partEnd - end >= 4, partEnd < bytes.count, bytes[partEnd] == UInt8(ascii: ".") else {
        noWebTokenUntil = partEnd
        return nil
      }
      end = partEnd + 1
    }
    return nil
  }

  /// The end of a private key in PEM (<https://www.rfc-editor.org/rfc/rfc7468>), which may be cut.
  private mutating func privateKey(at start: Int) -> Int? {
    guard bytes[start...].starts(with: FormSecrets.keyBegins) else { return nil }
    let label = start + FormSecrets.keyBegins.count
    let labelEnd = bytes[label...].prefix(64).firstIndex(of: UInt8(ascii: "-")) ?? label
    guard bytes[label..<labelEnd].contains("PRIVATE KEY".utf8) else { return nil }
    var end = keyEnd(from: labelEnd)
    if end == nil {
      // Without its last line: as far as base64 and line ends go.
      var index = bytes[labelEnd...].firstIndex { $0 != UInt8(ascii: "-") } ?? bytes.count
      while index < bytes.count, FormSecrets.isInKey(bytes[index]) { index += 1 }
      while index > labelEnd, isBlank(bytes[index - 1]) { index -= 1 }
      end = index
    }
    guard let end else { return nil }
    add(start..<end)
    return end
  }

  private mutating func keyEnd(from start: Int) -> Int? {
    if noKeyEnds { return nil }
    var index = start
    while let hyphen = bytes[index...].firstIndex(of: UInt8(ascii: "-")) {
      if bytes[hyphen...].starts(with: FormSecrets.keyEnds) {
        let label = hyphen + FormSecrets.keyEnds.count
        let labelEnd = bytes[label...].prefix(64).firstIndex(of: UInt8(ascii: "-")) ?? label
        return bytes[labelEnd...].firstIndex { $0 != UInt8(ascii: "-") } ?? bytes.count
      }
      if bytes[hyphen...].starts(with: FormSecrets.keyBegins) { return nil }
      index = bytes[hyphen...].firstIndex { $0 != UInt8(ascii: "-") } ?? bytes.count
    }
    noKeyEnds = true
    return nil
  }

  private static let keyBegins = Array("-----BEGIN ".utf8)
  private static let keyEnds = Array("-----END ".utf8)

  private static func isInKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "\\"): true
    default: isBlank(byte) || isWord(byte)
    }
  }

  // MARK: Spans

  mutating func add(_ range: Range<Int>, undoing escape: Escape? = nil, needsQuotes: Bool = false) {
    let value = bytes[range]
    if TrivialValue.isTrivial(value) || TrivialValue.isPlaceholder(value) { return }
    if RedactionMark.first(in: range, of: bytes) != nil { return }
    let text = UnescapedText(UnsafeBufferPointer(rebasing: value))
    let secret = escape.flatMap { text.undoing($0)?.bytes } ?? text.bytes
    spans.append(SecretSpan(range: range, secret: secret, needsQuotes: needsQuotes))
  }
}

func isWord(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...0xFF:
    true
  default: false
  }
}

/// Whether a byte behind a backslash makes it an end of a line or a tab.
func isLineEscape(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "n") || byte == UInt8(ascii: "r") || byte == UInt8(ascii: "t")
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  Character(Unicode.Scalar(byte)).isHexDigit
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  fileprivate func contains(_ text: String.UTF8View) -> Bool {
    indices.contains { self[$0...].starts(with: text) }
  }
}
