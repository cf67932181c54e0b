/// Full case folding of text in UTF-8, as Python's `str.casefold` does it.
enum CaseFolding {
  /// Folds `text` where it stands if only ASCII changes, and else into `folded`.
  ///
  /// - Returns: Whether the result is in `folded`, which is emptied before; `text` is then used up.
  static func fold(_ text: inout [UInt8], into folded: inout [UInt8]) -> Bool {
    if lowercaseASCII(&text) { return false }
    folded.removeAll(keepingCapacity: true)
    let foldsWithinTwoBytes = foldsWithinTwoBytes
    var copied = 0
    var offset = 0
    while let start = firstNonASCII(of: text, from: offset) {
      let (scalar, length) = scalar(of: text, at: start)
      offset = start + length
      if length == 2 ? !foldsWithinTwoBytes[Int(scalar)] : mayNotFold(scalar) { continue }
      guard let folding = folding(of: scalar) else { continue }
      folded.append(contentsOf: text[copied..<start])
      folded.append(contentsOf: folding.utf8)
      copied = offset
    }
    if copied == 0 { return false }
    folded.append(contentsOf: text[copied...])
    return true
  }

  /// Leaves bytes outside of ASCII as they are. The loop is one that the compiler turns into vectors.
  ///
  /// - Returns: Whether all is ASCII.
  private static func lowercaseASCII(_ text: inout [UInt8]) -> Bool {
    text.withUnsafeMutableBufferPointer { bytes in
      var seen: UInt8 = 0
      for place in bytes.indices {
        let byte = bytes[place]
        seen |= byte
        bytes[place] = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      }
      return seen < 0x80
    }
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  private static func firstNonASCII(of text: [UInt8], from start: Int) -> Int? {
    text.withUnsafeBytes { bytes in
      var offset = start
      while offset + 8 <= bytes.count {
        let high = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & highBits
        if high != 0 { return offset + UInt64(littleEndian: high).trailingZeroBitCount / 8 }
        offset += 8
      }
      return bytes[offset...].firstIndex { $0 >= 0x80 }
    }
  }

  /// The bytes come from strings and are whole scalars.
  private static func scalar(of text: [UInt8], at start: Int) -> (scalar: UInt32, length: Int) {
    let length = text[start] < 0xE0 ? 2 : text[start] < 0xF0 ? 3 : 4
    var scalar = UInt32(text[start]) & (0x7F >> UInt32(length))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(text[start + offset] & 0x3F) }
    return (scalar, length)
  }

  /// Whether a scalar below U+0800 folds: those of Latin, Greek, Cyrillic and Armenian, whose texts
  /// are mostly small letters, so that a search for each of them would cost most of the time.
  private static let foldsWithinTwoBytes: [Bool] = (0..<0x800).map { folding(of: $0) != nil }

  /// Spares most other signs the search: none folds from the punctuation of U+2000 to the letter-like
  /// symbols, from CJK to Yi, and in Hangul.
  private static func mayNotFold(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2000..<0x2126, 0x2CF3..<0xA640, 0xABC0..<0xFB00: true
    default: false
    }
  }

  private static func folding(of scalar: UInt32) -> String? {
    simpleFolding(of: scalar).map { String($0) } ?? CaseFoldingTable.expansions[scalar]
  }

  /// Finds the run that the scalar is in, by halves.
  private static func simpleFolding(of scalar: UInt32) -> Unicode.Scalar? {
    let runs = CaseFoldingTable.runs
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].last < scalar { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count, runs[low].first <= scalar,
      (scalar - runs[low].first).isMultiple(of: runs[low].step)
    else { return nil }
    return Unicode.Scalar(UInt32(bitPattern: Int32(bitPattern: scalar) + runs[low].delta))
  }
}
