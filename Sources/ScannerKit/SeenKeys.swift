/// The keys that were met in a report, in 16 bytes each.
public struct SeenKeys {
  /// A key in 128 bits, so that two keys are never taken for one.
  struct Digest: Hashable, CustomStringConvertible {
    private let high: Int
    private let low: Int

    var description: String { "\(high),\(low)" }

    /// One half is enough to find its place in a table.
    func hash(into hasher: inout Hasher) { hasher.combine(low) }

    /// Of the bytes, since texts that Swift takes for equal may differ in them.
    init(_ key: String) {
      var key = key
      (high, low) = key.withUTF8 { bytes in
        var first = Hasher()
        first.combine(bytes: UnsafeRawBufferPointer(bytes))
        var second = Hasher()
        second.combine(0x5DEE_CE66)
        second.combine(bytes: UnsafeRawBufferPointer(bytes))
        return (first.finalize(), second.finalize())
      }
    }
  }

  /// A text in few bytes that only this text has, for keys that long texts are part of.
  public static func short(_ text: String) -> String {
    text.utf8.count < 32 ? text : Digest(text).description
  }

  private var digests: Set<Digest> = []

  public init() {}

  /// Adds a key and says whether it is new.
  public mutating func insert(_ key: String) -> Bool { digests.insert(Digest(key)).inserted }
}
