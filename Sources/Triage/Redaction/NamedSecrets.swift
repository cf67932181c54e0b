/// The values of one finding that its scanner says are secrets, to be found however they are
/// escaped.
struct NamedSecrets {
  /// What a text is searched for.
  private let search: TextSearch
  private let texts: [[UInt8]]
  /// The secret that each of the texts is a way to write.
  private let secrets: [[UInt8]]
  /// The bytes of the shortest of the texts.
  private let shortest: Int

  /// Nothing where none of the values is a secret.
  init?(_ values: [String]) {
    var texts: [[UInt8]] = []
    var secrets: [[UInt8]] = []
    for value in Set(values) {
      let secret = Array(value.utf8).trimmed
      if secret.count < TrivialValue.fewestBytes || TrivialValue.isTrivial(secret[...]) { continue }
      let unix = secret.withLineFeeds
      for text in Set([secret, unix, unix.withCarriageReturns]) {
        texts.append(text)
        secrets.append(unix)
      }
    }
    guard let shortest = texts.map(\.count).min() else { return nil }
    self.shortest = shortest
    self.texts = texts
    self.secrets = secrets
    search = TextSearch(texts)
  }

  /// Where the secrets stand in a text, none of these places overlapping another one that was found
  /// in the same way.
  ///
  /// Looks at the text as it stands, with one or two layers of escapes undone, and at what it holds
  /// in base64.
  func spans(in text: UnsafeBufferPointer<UInt8>) -> [SecretSpan] {
    let plain = UnescapedText(text)
    var spans: [SecretSpan] = []
    add(plain, to: &spans)
    for escape in Escape.allCases {
      guard let outer = plain.undoing(escape) else { continue }
      add(outer, to: &spans)
      for escape in Escape.allCases {
        if let inner = outer.undoing(escape) { add(inner, to: &spans) }
      }
    }
    if UnescapedText.hasBase64(in: text, of: shortest) {
      for shift in UnescapedText.base64Shifts {
        add(UnescapedText(base64In: text, shift: shift), to: &spans)
      }
    }
    return spans.filter { !RedactionMark.covers($0.range, in: text) }
  }

  private func add(_ text: UnescapedText, to spans: inout [SecretSpan]) {
    var found: [SecretSpan] = []
    text.bytes.withUnsafeBufferPointer { bytes in
      search.each(in: bytes) { end, index in
        let source = text.source(of: end - texts[index].count..<end)
        found.appendMerging(SecretSpan(range: source, secret: secrets[index], isNamed: true))
      }
    }
    spans += found
  }
}

extension RedactionMark {
  /// Whether a range lies in a mark.
  static func covers(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.count <= length else { return false }
    return (range.upperBound - length...range.lowerBound).contains { begins(at: $0, in: bytes) }
  }
}

extension [UInt8] {
  /// Without white space at both ends.
  fileprivate var trimmed: [UInt8] {
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(self[first...last])
  }

  fileprivate var withLineFeeds: [UInt8] {
    guard contains(UInt8(ascii: "\r")) else { return self }
    return indices.filter {
      self[$0] != UInt8(ascii: "\r") || $0 + 1 == count || self[$0 + 1] != UInt8(ascii: "\n")
    }.map { self[$0] }
  }

  fileprivate var withCarriageReturns: [UInt8] {
    flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
  }
}
