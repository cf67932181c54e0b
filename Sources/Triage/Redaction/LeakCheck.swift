/// Searches an output for secrets that were redacted, in the order of its bytes and in pieces of
/// any size.
///
///     var check = LeakCheck(originals)
///     check.scan(bytes)
///     for leak in check.leaks { … }
///
/// A secret is found as it stands, escaped as in JSON, HTML, CSV or a URL, and in base64. Each byte
/// is looked at once, whatever the number of secrets. A copy that has read nothing yet serves for
/// another output.
package struct LeakCheck: Sendable {
  package struct Leak: Sendable, Hashable {
    /// What stands for the secret elsewhere, as `REDACTED:0123456789ab`.
    package let mark: String
    /// Where in the output the secret begins; in base64 the group in which it does.
    package let offset: Int
  }

  /// The first leaks, of which no more than 100 are kept.
  package private(set) var leaks: [Leak] = []
  /// How many leaks there are.
  package private(set) var count = 0

  private let search: TextSearch
  /// The length of each text that is searched for, and what stands for its secret. The first text
  /// is the beginning of a mark.
  private let texts: [(length: Int, mark: [UInt8])]
  private var node: UInt32 = 0
  private var offset = 0
  /// Behind the mark that was seen last.
  private var markEnd = 0

  private static let mostLeaks = 100

  package init(_ originals: RedactedOriginals) {
    var forms: [[UInt8]: [UInt8]] = [:]
    for (original, mark) in originals.marks {
      for form in WrittenForms.of(original) { forms[form] = mark }
    }
    let sorted =
      [(key: RedactionMark.prefix, value: [])]
      + forms.sorted {
        $0.key.lexicographicallyPrecedes($1.key)
      }
    search = TextSearch(sorted.map(\.key))
    texts = sorted.map { ($0.key.count, $0.value) }
  }

  /// Looks through the next bytes of the output.
  package mutating func scan(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      node = search.node(after: node, byte)
      offset += 1
      if node != 0, let text = search.text(at: node) { found(text) }
    }
  }

  private mutating func found(_ text: Int) {
    let start = offset - texts[text].length
    if text == 0 {
      markEnd = start + RedactionMark.length
    } else if offset > markEnd || start < markEnd - RedactionMark.length {
      count += 1
      if leaks.count < LeakCheck.mostLeaks {
        leaks.append(Leak(mark: String(decoding: texts[text].mark, as: UTF8.self), offset: start))
      }
    }
  }
}
