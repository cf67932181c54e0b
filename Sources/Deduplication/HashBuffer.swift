import Crypto
import FindingModel

/// The text that a hash is made of, and room for what case folding makes of it.
package struct HashBuffer: Sendable {
  private var text: [UInt8] = []
  private var folded: [UInt8] = []
  /// The location that was last taken apart: findings of a host stand one after the other.
  private var lastURL: (location: URLLocation, text: String?)?

  package init() {}

  /// Forgets the text but keeps its room.
  mutating func removeAll() { text.removeAll(keepingCapacity: true) }

  /// What is hashed of a URL: as DefectDojo stores it, and no more than 2048 scalars.
  mutating func cleanedText(of location: URLLocation) -> String? {
    if let lastURL, lastURL.location == location { return lastURL.text }
    let text = CleanedURL(location)?.text.firstScalars(2048)
    lastURL = (location, text)
    return text
  }

  mutating func append(_ part: String) { text.append(contentsOf: part.utf8) }

  /// SHA-256 of the folded text without white space at both ends, in lower-case hexadecimal digits.
  mutating func hashCode() -> String {
    let expanded = CaseFolding.fold(&text, into: &folded)
    let bytes = expanded ? folded : text
    return bytes.withUnsafeBytes { hexadecimal(SHA256.hash(stripped($0))) }
  }
}

extension SHA256 {
  fileprivate static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    return hash.finalize()
  }
}

/// What Python's `bytes.strip` leaves.
private func stripped(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
  var range = bytes.indices
  while let first = range.first, isWhiteSpace(bytes[first]) { range.removeFirst() }
  while let last = range.last, isWhiteSpace(bytes[last]) { range.removeLast() }
  return UnsafeRawBufferPointer(rebasing: bytes[range])
}

private func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func hexadecimal(_ digest: SHA256.Digest) -> String {
  let signs = ("0123456789abcdef" as StaticString).utf8Start
  return digest.withUnsafeBytes { bytes in
    String(unsafeUninitializedCapacity: 2 * bytes.count) { digits in
      for (place, byte) in bytes.enumerated() {
        digits[2 * place] = signs[Int(byte >> 4)]
        digits[2 * place + 1] = signs[Int(byte & 0x0F)]
      }
      return 2 * bytes.count
    }
  }
}
