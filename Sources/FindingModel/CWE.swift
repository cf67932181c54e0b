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
    var number: Int?
    for (index, byte) in text.utf8.enumerated() {
      switch index {
      case 0: guard byte | 0x20 == UInt8(ascii: "c") else { return nil }
      case 1: guard byte | 0x20 == UInt8(ascii: "w") else { return nil }
      case 2: guard byte | 0x20 == UInt8(ascii: "e") else { return nil }
      case 3: guard byte == UInt8(ascii: "-") else { return nil }
      case 4...12:
        guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return number }
        number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
      default: return number
      }
    }
    return number
  }
}
