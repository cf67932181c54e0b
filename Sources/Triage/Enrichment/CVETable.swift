/// Values by identifiers of vulnerabilities, mostly CVEs, for some hundred thousand of them.
///
/// A CVE is kept as one number, its year and its sequence number
/// (<https://www.cve.org/About/Process#CVERecordLifecycle>), so that the 300,000 scores of EPSS take
/// 7 MB and not 40.
struct CVETable<Value: Sendable & Comparable>: Sendable {
  private struct Entry: Sendable {
    let key: UInt64
    let value: Value
  }

  /// In the order of their keys once the table is finished.
  private var entries: [Entry] = []
  /// What is under identifiers of another form, in upper case.
  private var others: [String: Value] = [:]

  /// How many identifiers were added.
  var count: Int { entries.count + others.count }

  /// Adds the value of an identifier; of several values the greatest counts.
  mutating func add(_ value: Value, for id: String) {
    if let key = cveKey(id) {
      entries.append(Entry(key: key, value: value))
    } else {
      others[normalized(id)] = max(others[normalized(id)] ?? value, value)
    }
  }

  /// Makes ready for look-ups.
  mutating func finish() {
    let isSorted = zip(entries, entries.dropFirst()).allSatisfy { $0.key < $1.key }
    if !isSorted { entries.sort { ($0.key, $0.value) < ($1.key, $1.value) } }
  }

  /// The value of an identifier in any letter case.
  subscript(_ id: String) -> Value? {
    guard let key = cveKey(id) else { return others.isEmpty ? nil : others[normalized(id)] }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key <= key { low = middle + 1 } else { high = middle }
    }
    return low > 0 && entries[low - 1].key == key ? entries[low - 1].value : nil
  }
}

/// An identifier in upper case, without white space around it.
func normalized(_ id: String) -> String {
  guard let start = id.utf8.firstIndex(where: { !isBlank($0) }),
    let end = id.utf8.lastIndex(where: { !isBlank($0) })
  else { return "" }
  return id[start...end].uppercased()
}

/// Year and sequence number of a CVE as one number; nothing for any other identifier.
private func cveKey(_ id: String) -> UInt64? {
  var id = id
  return id.withUTF8 { cveKey($0) }
}

private func cveKey(_ id: UnsafeBufferPointer<UInt8>) -> UInt64? {
  var digits = id[...]
  while let last = digits.last, isBlank(last) { digits.removeLast() }
  while let first = digits.first, isBlank(first) { digits.removeFirst() }
  // `CVE-`, four digits, a hyphen, and four digits or more, of which the first is 0 only in four.
  guard 13...23 ~= digits.count, digits.starts(with: "CVE-".utf8, by: { $0 & 0xDF == $1 & 0xDF }),
    digits[digits.startIndex + 3] == UInt8(ascii: "-"),
    digits[digits.startIndex + 8] == UInt8(ascii: "-"),
    digits.count == 13 || digits[digits.startIndex + 9] != UInt8(ascii: "0")
  else { return nil }
  digits.removeFirst(4)
  var key: UInt64 = 0
  for (place, byte) in digits.enumerated() where place != 4 {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
    key = key * 10 + UInt64(byte - UInt8(ascii: "0"))
  }
  // Numbers of several lengths must not meet: their length is a part of the key.
  return key << 4 | UInt64(digits.count - 9)
}

/// Whether a byte is white space.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
