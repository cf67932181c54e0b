/// Weaknesses of the Common Weakness Enumeration (<https://cwe.mitre.org>).
public enum CWE {
  /// The number behind the first `CWE-` of a text that has one, in any letter case.
  public static func firstNumber(in text: String) -> Int? {
    var rest = text[...]
    while let start = rest.utf8.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "c") }) {
      if let number = number(in: String(rest[start...])) { return number }
      rest = rest[rest.utf8.index(after: start)...]
    }
    return nil
  }

  /// The number in a text that starts with `CWE-` and digits, as `CWE-79: Cross-site Scripting`.
  public static func number(in text: String) -> Int? {
    var bytes = text.utf8.makeIterator()
    for letter in "cwe".utf8 {
      guard let byte = bytes.next(), byte | 0x20 == letter else { return nil }
    }
    guard bytes.next() == UInt8(ascii: "-") else { return nil }
    var number: Int?
    for _ in 0..<9 {
      guard let byte = bytes.next(), UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { break }
      number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }
}
