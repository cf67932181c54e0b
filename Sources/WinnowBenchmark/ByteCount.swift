import ArgumentParser

/// A size as people write it: `4096`, `200MB`, `1.5GB`. Units are powers of 1000.
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
  let bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  /// Nothing where the text is no size of at least one byte.
  init?(argument: String) {
    let text = argument.uppercased()
    let unit = ByteCount.units.first { text.hasSuffix($0.name) }
    guard let number = Double(text.dropLast(unit?.name.count ?? 0)),
      let bytes = Int(exactly: (number * Double(unit?.bytes ?? 1)).rounded()), bytes > 0
    else { return nil }
    self.init(bytes: bytes)
  }

  var defaultValueDescription: String { description }

  /// In the largest unit that is not larger than the size, to a tenth.
  var description: String {
    guard let unit = ByteCount.units.first(where: { bytes >= $0.bytes }) else { return "\(bytes)B" }
    let tenths = (bytes * 10 + unit.bytes / 2) / unit.bytes
    return "\(tenths / 10)" + (tenths % 10 == 0 ? "" : ".\(tenths % 10)") + unit.name
  }

  private static let units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1000), ("B", 1)]
    .map { (name: $0.0, bytes: $0.1) }
}
