extension CVSS {
  /// The first vector in a text that may hold anything around it, of any version.
  ///
  /// Finds what the Python library `cvss` finds, which DefectDojo reads scores with: a vector is as
  /// many letters, colons and slashes in a row as there are, at least 26 of them, and before them a
  /// prefix of 3.0, 3.1 or 4.0. So `foo/AV:N/…` holds none, `(AV:N/…)` does. Where the library
  /// finds several, it returns them in no certain order; here the first in the text counts.
  public static func first(in text: String) -> CVSS? {
    var text = text
    return text.withUTF8 { bytes in
      // Most texts are a vector and nothing else.
      if CVSSPrefix.begins(in: bytes, at: 0), let vector = try? CVSS(bytes) { return vector }
      return first(in: bytes)
    }
  }

  private static func first(in bytes: UnsafeBufferPointer<UInt8>) -> CVSS? {
    var position = 0
    while position + shortestRun <= bytes.count {
      guard let candidate = candidate(in: bytes, from: &position) else { continue }
      if let vector = try? CVSS(UnsafeBufferPointer(rebasing: bytes[candidate])) { return vector }
    }
    return nil
  }

  /// The mandatory metrics of 2.0, the shortest of all vectors.
  private static let shortestRun = 26

  /// Steps over one run of letters, colons and slashes, or over one other byte.
  private static func candidate(
    in bytes: UnsafeBufferPointer<UInt8>, from position: inout Int
  ) -> Range<Int>? {
    let start = position
    let end = endOfRun(in: bytes, from: start)
    position = end == start ? start + 1 : end
    if end - start >= shortestRun { return start..<end }
    let prefix = end - "CVSS:".utf8.count
    guard prefix >= start, CVSSPrefix.begins(in: bytes, at: prefix),
      CVSSPrefix(in: bytes, at: end) != nil
    else { return nil }
    let metrics = prefix + CVSSPrefix.length
    let endOfMetrics = endOfRun(in: bytes, from: metrics)
    guard endOfMetrics - metrics >= shortestRun else { return nil }
    position = endOfMetrics
    return prefix..<endOfMetrics
  }

  private static func endOfRun(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, belongsToVector(bytes[end]) { end += 1 }
    return end
  }

  private static func belongsToVector(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "/"), UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
