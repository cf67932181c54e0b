/// A part of a text that is a secret.
struct SecretSpan {
  /// Its bytes in the text.
  var range: Range<Int>
  /// The secret as it is without the escapes of the place; nothing where it is as it stands.
  var secret: [UInt8]?
  /// Whether the scanner itself named it a secret.
  var isNamed = false
  /// Whether what stands for it needs quotation marks, as in place of a number in JSON.
  var needsQuotes = false

  /// Takes in a span that overlaps.
  fileprivate mutating func absorb(_ other: SecretSpan) {
    if other.range == range {
      if !isNamed, other.isNamed { self = other }
    } else if other.range.lowerBound <= range.lowerBound, other.range.upperBound >= range.upperBound
    {
      self = other
    } else if other.range.lowerBound < range.lowerBound || other.range.upperBound > range.upperBound
    {
      let start = min(range.lowerBound, other.range.lowerBound)
      range = start..<max(range.upperBound, other.range.upperBound)
      secret = nil
      isNamed = isNamed || other.isNamed
      needsQuotes = false
    }
  }
}

extension [SecretSpan] {
  /// Adds a span that ends behind all others, as one with those that it overlaps.
  mutating func appendMerging(_ span: SecretSpan) {
    var span = span
    while let last, last.range.upperBound > span.range.lowerBound {
      removeLast()
      var merged = last
      merged.absorb(span)
      span = merged
    }
    append(span)
  }

  /// The same spans in the order of the text, those that overlap as one.
  func merged() -> [SecretSpan] {
    if count < 2 { return self }
    let sorted = sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    return sorted.reduce(into: []) { $0.appendMerging($1) }
  }
}
