package import FindingModel
import Foundation

/// Replaces secrets in findings by `REDACTED:` and 12 hexadecimal digits that depend on the secret
/// and the user's key: who has the key sees which secrets are the same, and nobody sees a secret.
///
/// A secret is what the scanner says is one, and what shows by its form or name that it is one: see
/// `SecretNames` and `TokenForm`. What was redacted stays as it is when it is redacted again.
package struct Redaction: Sendable {
  private let key: RedactionKey

  package init(key: RedactionKey) { self.key = key }

  /// Replaces the secrets of a finding, among them the values that its scanner names, in all of its
  /// texts; says how many places were replaced.
  package func redact(_ finding: inout Finding, secrets: [String]) -> Int {
    var originals = RedactedOriginals(mostBytes: 0)
    return redact(&finding, secrets: secrets, noting: &originals)
  }

  /// The same, keeping in mind what was replaced, for a `LeakCheck`.
  package func redact(
    _ finding: inout Finding, secrets: [String], noting originals: inout RedactedOriginals
  ) -> Int {
    let named = secrets.isEmpty ? nil : NamedSecrets(secrets)
    var count = 0
    finding.changeTexts { count += redact(&$0, named, &originals) }
    for index in finding.locations.indices {
      if case .url(var url) = finding.locations[index], var userInfo = url.userInfo {
        count += redactPassword(of: &userInfo, &originals)
        url.userInfo = userInfo
        finding.locations[index] = .url(url)
      }
    }
    for index in finding.files.indices {
      count += redactFile(&finding.files[index].data, named, &originals)
    }
    return count
  }

  /// Replaces what shows by its form or name that it is a secret; says how many places.
  package func redact(_ text: inout String) -> Int {
    var originals = RedactedOriginals(mostBytes: 0)
    return redact(&text, nil, &originals)
  }

  /// No form is shorter than `pwd=a`.
  private static let shortestText = 5

  private func redact(
    _ text: inout String, _ named: NamedSecrets?, _ originals: inout RedactedOriginals
  ) -> Int {
    if named == nil, text.utf8.count < Redaction.shortestText { return 0 }
    let redacted = text.withUTF8 { copy(of: $0, named, &originals) }
    guard let redacted else { return 0 }
    text = String(decoding: redacted.bytes, as: UTF8.self)
    return redacted.count
  }

  /// The bytes with their secrets replaced, or nothing where they have none.
  private func copy(
    of bytes: UnsafeBufferPointer<UInt8>, _ named: NamedSecrets?,
    _ originals: inout RedactedOriginals
  ) -> (bytes: [UInt8], count: Int)? {
    let spans = (FormSecrets.spans(in: bytes) + (named?.spans(in: bytes) ?? [])).merged()
    return spans.isEmpty ? nil : (replacing(spans, in: bytes, &originals), spans.count)
  }

  private func replacing(
    _ spans: [SecretSpan], in bytes: UnsafeBufferPointer<UInt8>,
    _ originals: inout RedactedOriginals
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + spans.count * RedactionMark.length)
    var end = 0
    for span in spans {
      text += bytes[end..<span.range.lowerBound]
      let original = Array(bytes[span.range])
      let mark = key.mark(for: span.secret ?? original)
      let quote = span.needsQuotes ? [UInt8(ascii: "\"")] : []
      text += quote + mark + quote
      originals.add(original, as: mark, isNamed: span.isNamed)
      if let secret = span.secret, secret != original {
        originals.add(secret, as: mark, isNamed: span.isNamed)
      }
      end = span.range.upperBound
    }
    return text + bytes[end...]
  }

  /// A file is decoded, so that what is redacted stays a file; what is no base64 is a text.
  private func redactFile(
    _ base64: inout String, _ named: NamedSecrets?, _ originals: inout RedactedOriginals
  ) -> Int {
    let digits = base64.utf8.filter { !isBlank($0) }
    guard let data = Data(base64Encoded: Data(digits)), !data.isEmpty else {
      return redact(&base64, named, &originals)
    }
    let redacted = Array(data).withUnsafeBufferPointer { copy(of: $0, named, &originals) }
    guard let redacted else { return 0 }
    base64 = Data(redacted.bytes).base64EncodedString()
    return redacted.count
  }

  /// The password in `user:password` of a URL.
  private func redactPassword(
    of userInfo: inout String, _ originals: inout RedactedOriginals
  ) -> Int {
    var url = "x://\(userInfo)@"
    let count = redact(&url, nil, &originals)
    if count > 0 { userInfo = String(url.dropFirst(4).dropLast()) }
    return count
  }
}
