import Crypto
import Foundation

/// The UUIDs that requests are made under, so that a finding's request is found again without a note
/// of it anywhere: version 5 of RFC 9562, by SHA-1.
enum RequestID {
  /// Winnow's own; it never changes.
  private static let namespace: [UInt8] = [
    0x6f, 0x3b, 0x1c, 0x8e, 0x52, 0xd4, 0x4a, 0x97, 0x9e, 0x0b, 0x7d, 0x21, 0xc8, 0x45, 0xf6, 0x13,
  ]

  /// - Parameters:
  ///   - target: The product with its version, or `-`.
  ///   - fingerprint: What a finding, or a group of them, is known again by.
  /// - Returns: In lower case, as the server writes it.
  static func uuid(target: String, fingerprint: String) -> String {
    uuid(namespace: namespace, name: "v1\n\(target)\n\(fingerprint)")
  }

  static func uuid(namespace: [UInt8], name: String) -> String {
    var bytes = Array(Insecure.SHA1.hash(data: namespace + Array(name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0f | 0x50
    bytes[8] = bytes[8] & 0x3f | 0x80
    let digits = bytes.hexadecimal
    let ends = [0, 8, 12, 16, 20, 32]
    return zip(ends, ends.dropFirst()).map { start, end in
      digits.dropFirst(start).prefix(end - start)
    }.joined(separator: "-")
  }

  /// The first half dozen bytes of the SHA-256 digest of lines, in hexadecimal digits.
  static func digest(_ lines: [String]) -> String {
    Array(SHA256.hash(data: Data(lines.joined(separator: "\n").utf8)).prefix(6)).hexadecimal
  }
}

extension [UInt8] {
  fileprivate var hexadecimal: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
