/// Weaknesses of the Common Weakness Enumeration (<https://cwe.mitre.org>).
public enum CWE {
  /// The number in a text that starts with `CWE-` and digits, as `CWE-79: Cross-site Scripting`.
  public static func number(in text: some StringProtocol) -> Int? {
    var rest = text.utf8[...]
    for letter in [UInt8(ascii: "c"), UInt8(ascii: "w"), UInt8(ascii: "e")] {
      guard let byte = rest.popFirst(), byte | 0x20 == letter else { return nil }
    }
    guard rest.popFirst() == UInt8(ascii: "-") else { return nil }
    let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard (1...9).contains(digits.count) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
