/// The keys that were met in a report, in 16 bytes each.
public struct SeenKeys {
  /// A key in 128 bits, so that two keys are never taken for one.
  struct Digest: Hashable {
    private let high: Int
    private let low: Int

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

  private var digests: Set<Digest> = []

  public init() {}

  /// Adds a key and says whether it is new.
  public mutating func insert(_ key: String) -> Bool { digests.insert(Digest(key)).inserted }
}
