/// The keys that were met in a report, in 16 bytes each.
public struct SeenKeys {
  /// A key in 128 bits, so that two keys are never taken for one.
  struct Digest: Hashable {
    private let high: Int
    private let low: Int

    init(_ key: String) {
      var hasher = Hasher()
      hasher.combine(key)
      high = hasher.finalize()
      hasher = Hasher()
      hasher.combine(0x5DEE_CE66)
      hasher.combine(key)
      low = hasher.finalize()
    }
  }

  private var digests: Set<Digest> = []

  public init() {}

  /// Adds a key and says whether it is new.
  public mutating func insert(_ key: String) -> Bool { digests.insert(Digest(key)).inserted }
}
