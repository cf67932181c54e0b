import ArgumentParser

/// A number of bytes, as `95MB` or `512KiB`.
struct ByteSize: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let unit = argument[digits.endIndex...].drop { $0 == " " }.lowercased()
    guard let number = Int(digits), number > 0, let factor = ByteSize.units[unit] else {
      return nil
    }
    let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: factor)
    if isTooLarge { return nil }
    self.bytes = bytes
  }

  private static let units = [
    "": 1, "b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000, "kib": 1 << 10,
    "mib": 1 << 20, "gib": 1 << 30,
  ]
}
