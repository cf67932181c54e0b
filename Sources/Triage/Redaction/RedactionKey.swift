import Crypto

/// The key under which redacted secrets can be told apart, but not be guessed.
package struct RedactionKey: Sendable {
  private let key: SymmetricKey

  /// The fewest bytes that a key has.
  package static let fewestBytes = 16

  /// A key out of a file or a variable; line ends behind it are no part of it.
  package init(_ bytes: some Collection<UInt8>, from origin: Origin) throws(PolicyError) {
    var bytes = Array(bytes)
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
      bytes.removeLast()
    }
    guard bytes.count >= RedactionKey.fewestBytes else {
      throw PolicyError(
        "expected a key of at least \(RedactionKey.fewestBytes) bytes, found \(bytes.count)",
        at: origin)
    }
    key = SymmetricKey(data: bytes)
  }

  package init(_ text: String, from origin: Origin) throws(PolicyError) {
    try self.init(text.utf8, from: origin)
  }

  /// What stands for a secret: the same for the same secret.
  func mark(for secret: [UInt8]) -> [UInt8] {
    let digest = HMAC<SHA256>.authenticationCode(for: secret, using: key)
    return RedactionMark.prefix
      + digest.prefix(RedactionMark.digits / 2).flatMap { [digit($0 >> 4), digit($0 & 0x0F)] }
  }

  private func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

/// What stands for a secret: `REDACTED:` and 12 lower-case hexadecimal digits.
enum RedactionMark {
  static let prefix = Array("REDACTED:".utf8)
  static let digits = 12
  static let length = prefix.count + digits

  /// Whether a mark begins at a place.
  static func begins(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard start >= 0, start + length <= bytes.count, bytes[start] == prefix[0] else { return false }
    return bytes[start..<start + prefix.count].elementsEqual(prefix)
      && bytes[start + prefix.count..<start + length].allSatisfy {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
      }
  }

  /// The first mark that lies in a range as a whole.
  static func first(in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard range.count >= length else { return nil }
    for start in range.lowerBound...range.upperBound - length where begins(at: start, in: bytes) {
      return start..<start + length
    }
    return nil
  }
}
