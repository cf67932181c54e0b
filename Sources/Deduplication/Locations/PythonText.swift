extension String {
  /// Python's `text[:count]`.
  func firstScalars(_ count: Int) -> String {
    utf8.count <= count ? self : String(unicodeScalars.prefix(count))
  }

  /// Python's `text.removeprefix` for one ASCII sign, which a following mark does not hide.
  func withoutFirst(_ sign: Unicode.Scalar) -> String {
    unicodeScalars.first == sign ? String(unicodeScalars.dropFirst()) : self
  }

  /// Python's `text.split(sign, maxSplits)`.
  func parts(at sign: Unicode.Scalar, maxSplits: Int = .max) -> [String] {
    unicodeScalars.split(separator: sign, maxSplits: maxSplits, omittingEmptySubsequences: false)
      .map { String($0) }
  }

  func containsAny(of signs: String) -> Bool {
    unicodeScalars.contains { signs.unicodeScalars.contains($0) }
  }
}
